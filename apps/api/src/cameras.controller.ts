import { Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CameraStatus } from '@ioc/contracts';
import { Checked } from './checked.pipe.js';
import { House } from './house.js';
import { Slug } from './parameters.js';

@ApiTags('cameras')
@Controller('cameras')
export class CamerasController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Cameras with place, direction and state; never an address' })
  cameras(): CameraStatus[] {
    return this.house.cameras.statuses();
  }

  @Post(':id/tickets')
  @HttpCode(201)
  @ApiOperation({ summary: 'A ticket for one view of one camera: single use, valid for seconds' })
  ticket(@Param('id', new Checked(Slug)) id: string) {
    const ticket = this.house.cameras.issueTicket(id);
    if (!ticket) throw new NotFoundException(`There is no camera ${id}`);
    return ticket;
  }
}
