import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { componentIds, type ComponentId, type ComponentInfo, type IndicatorInfo, type ProvinceInfo } from '@ioc/contracts';
import { Checked } from './checked.pipe.js';
import { House } from './house.js';
import { ComponentQuery } from './parameters.js';

@ApiTags('province')
@Controller()
export class ProvinceController {
  constructor(private readonly house: House) {}

  @Get('province')
  @ApiOperation({ summary: 'What a screen must know before the first number' })
  province(): ProvinceInfo {
    const { pack, states, cameras } = this.house;
    const sources = [...states.all(), ...cameras.statuses()];
    return {
      province: pack.province,
      components: [...pack.components],
      areas: [...pack.areas],
      organisations: [...pack.organisations],
      scenes: [...pack.scenes],
      simulated: sources.some((source) => source.provenance === 'simulated'),
      version: '1',
    };
  }

  @Get('components')
  @ApiOperation({ summary: 'The seven components and what each has' })
  components(): readonly ComponentInfo[] {
    return this.house.pack.components;
  }

  @Get('indicators')
  @ApiOperation({ summary: 'The indicator catalogue' })
  @ApiQuery({ name: 'component', required: false, enum: componentIds })
  indicators(@Query(new Checked(ComponentQuery)) query: { component?: ComponentId }): readonly IndicatorInfo[] {
    const { indicators } = this.house.pack;
    return query.component ? indicators.filter((indicator) => indicator.component === query.component) : indicators;
  }

  @Get('areas.geojson')
  @Header('content-type', 'application/geo+json')
  @ApiOperation({ summary: 'Geometry of the areas, roads and rivers' })
  areas(): string {
    return JSON.stringify(this.house.pack.geometry);
  }
}
