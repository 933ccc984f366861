import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ComponentInfo, IndicatorInfo, ProvinceInfo, type ComponentId } from '@ioc/contracts';
import { z } from 'zod';
import { Checked } from './checked.pipe.js';
import { clientBuild } from './client-build.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ComponentQuery } from './parameters.js';

/** RFC 7946; the pack's own check has looked into it. */
const Geometry = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.looseObject({ type: z.literal('Feature') })) });

@ApiTags('province')
@Controller()
export class ProvinceController {
  constructor(private readonly house: House) {}

  @Get('province')
  @ApiOperation({ summary: 'What a screen must know before the first number' })
  @Answers(ProvinceInfo)
  province(): ProvinceInfo {
    const { pack, states, cameras } = this.house;
    const sources = [...states.all(), ...cameras.statuses()];
    return {
      province: pack.province,
      components: [...pack.components],
      areas: [...pack.areas],
      organisations: [...pack.organisations],
      scenes: [...pack.scenes],
      takeovers: [...pack.takeovers],
      displays: [...pack.displays],
      simulated: sources.some((source) => source.provenance === 'simulated'),
      version: clientBuild(),
    };
  }

  @Get('components')
  @ApiOperation({ summary: 'The seven components and what each has' })
  @Answers(z.array(ComponentInfo))
  components(): readonly ComponentInfo[] {
    return this.house.pack.components;
  }

  @Get('indicators')
  @ApiOperation({ summary: 'The indicator catalogue' })
  @Answers(z.array(IndicatorInfo))
  indicators(@Query(new Checked(ComponentQuery)) query: { component?: ComponentId }): readonly IndicatorInfo[] {
    const { indicators } = this.house.pack;
    return query.component ? indicators.filter((indicator) => indicator.component === query.component) : indicators;
  }

  @Get('areas.geojson')
  @Header('content-type', 'application/geo+json')
  @ApiOperation({ summary: 'Geometry of the areas, roads and rivers' })
  @Answers(Geometry, { contentType: 'application/geo+json' })
  areas(): string {
    return JSON.stringify(this.house.pack.geometry);
  }
}
