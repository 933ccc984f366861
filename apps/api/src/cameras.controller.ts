import { Controller, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CameraContinuity, CameraContinuityQuery, CameraStatus, CameraTicket, type CameraContinuityAsked } from '@ioc/contracts';
import { z } from 'zod';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { Slug } from './parameters.js';

@ApiTags('cameras')
@Controller('cameras')
export class CamerasController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Cameras with place, direction and state; never an address' })
  @Answers(z.array(CameraStatus))
  cameras(): CameraStatus[] {
    return this.house.cameras.statuses();
  }

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
  ticket(@Param('id', new Checked(Slug, 'id of a camera')) id: string): CameraTicket {
    const ticket = this.house.cameras.issueTicket(id);
    if (!ticket) throw new NotFoundException(`There is no camera ${id}`);
    return ticket;
  }
}
