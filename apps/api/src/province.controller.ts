import { Controller, Get, Header, NotFoundException, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { useNotice } from '@ioc/cameras';
import type { Sight } from '@ioc/access';
import { ComponentInfo, IndicatorInfo, ProvinceInfo, type ComponentId } from '@ioc/contracts';
import type { Response } from 'express';
import { resolve } from 'node:path';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { areasWithin } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { clientBuild } from './client-build.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ComponentQuery } from './parameters.js';

/** RFC 7946; the pack's own check has looked into it. */
const Geometry = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.looseObject({ type: z.literal('Feature') })) });

@ApiTags('province')
@Controller()
@May('read', 'reference')
export class ProvinceController {
  constructor(private readonly house: House) {}

  @Get('province')
  @ApiOperation({ summary: 'What a screen must know before the first number; to an account of one area, that area is the whole' })
  @Answers(ProvinceInfo)
  province(@Seen() { home }: Sight): ProvinceInfo {
    const { pack, states, cameras } = this.house;
    const within = home === null ? null : new Set(areasWithin(pack, home));
    const sources = [...states.all(), ...cameras.statuses()];
    return {
      province: home === null ? pack.province : { ...pack.province, area: home, name: pack.areaByCode(home)?.name ?? home },
      components: [...pack.components],
      areas: pack.areas.filter(({ code }) => within?.has(code) ?? true),
      organisations: [...pack.organisations],
      posts: pack.shifts.posts.map(({ id, name }) => ({ id, name })),
      scenes: [...pack.scenes],
      takeovers: [...pack.takeovers],
      displays: [...pack.displays],
      ...(pack.cameraUse && { cameraUse: useNotice(pack.cameraUse) }),
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
  areas(@Seen() { home }: Sight): string {
    const { geometry } = this.house.pack;
    if (home === null) return JSON.stringify(geometry);
    const within = new Set(areasWithin(this.house.pack, home));
    return JSON.stringify({ ...geometry, features: geometry.features.filter(({ properties }) => properties?.code === undefined || within.has(properties.code)) });
  }

  @Get('basemap.pmtiles')
  @ApiOperation({ summary: 'Vector tiles under the map, where the province has some: a PMTiles archive, read in ranges' })
  @Answers(z.string(), { contentType: 'application/vnd.pmtiles' })
  basemap(@Res() response: Response): void {
    const { dir, province } = this.house.pack;
    if (!province.map.basemap) throw new NotFoundException('This province has no basemap: province.yaml, map.basemap');
    response.type('application/vnd.pmtiles').sendFile(province.map.basemap.file, { root: resolve(dir) });
  }
}
