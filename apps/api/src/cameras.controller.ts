import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { CameraContinuity, CameraContinuityQuery, CameraStatus, CameraTicket, CameraTicketRequest, type CameraContinuityAsked } from '@ioc/contracts';
import { z } from 'zod';
import { May, MaySome } from './access/may.decorator.js';
import type { Asking } from './access/identity.js';
import { placeOf } from './access/places.js';
import { Asks, Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { Slug } from './parameters.js';

@ApiTags('cameras')
@Controller('cameras')
@MaySome('read', 'camera')
export class CamerasController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Cameras with place, direction and state; never an address' })
  @Answers(z.array(CameraStatus))
  cameras(@Seen() sight: Sight): CameraStatus[] {
    return this.house.cameras.statuses().filter((camera) => sight.sees('camera', placeOf.camera(camera)));
  }

  @May('read', 'camera')
  @Get('continuity')
  @ApiOperation({ summary: 'When each camera was live, frozen or offline; where nothing is said, nobody was looking' })
  @Answers(CameraContinuity)
  continuity(@Query(new Checked(CameraContinuityQuery)) { hours }: CameraContinuityAsked): Promise<CameraContinuity> {
    return this.house.cameraWatch.continuity(hours);
  }

  @Post(':id/tickets')
  @HttpCode(201)
  @ApiOperation({ summary: 'A ticket for one view of one camera: single use, valid for seconds' })
  @Answers(CameraTicket)
  ticket(@Param('id', new Checked(Slug, 'id of a camera')) id: string, @Body(new Checked(CameraTicketRequest)) said: CameraTicketRequest, @Asks() { sight, shown }: Asking): CameraTicket {
    // Of no account for the picture: it is what the audit tells.
    void said;
    const camera = this.house.cameras.statuses().find((one) => one.id === id);
    const place = camera && placeOf.camera(camera);
    const stillAllowed = async () => place !== undefined && (await this.house.access.identity.of(shown)).sight.sees('camera', place);
    const ticket = place && sight.sees('camera', place) ? this.house.cameras.issueTicket(id, stillAllowed) : null;
    if (!ticket) throw new NotFoundException(`There is no camera ${id}`);
    return ticket;
  }
}
