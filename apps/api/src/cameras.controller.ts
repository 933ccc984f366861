import { Body, Controller, Get, HttpCode, HttpException, HttpStatus, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { CameraContinuity, CameraContinuityQuery, CameraEnlargedRequest, CameraStatus, CameraTicket, CameraTicketRequest, type CameraContinuityAsked, type Scene } from '@ioc/contracts';
import { z } from 'zod';
import { May, MaySome } from './access/may.decorator.js';
import type { Asking } from './access/identity.js';
import { placeOf } from './access/places.js';
import { Asks, Seen } from './access/rights.guard.js';
import { hasAcknowledged } from './camera-notice.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { Slug } from './parameters.js';
import { ProblemWithPlaces } from './problem.filter.js';

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
  @ApiOperation({ summary: 'A ticket for one view of one camera: single use, valid for seconds; for an enlarged one with its reason. A person acknowledges the notice first (428)' })
  @Answers(CameraTicket)
  ticket(@Param('id', new Checked(Slug, 'id of a camera')) id: string, @Body(new Checked(CameraTicketRequest)) said: CameraTicketRequest, @Asks() asking: Asking): CameraTicket {
    // Of no account for the picture: it is what the audit tells.
    void said;
    const { actor, shown } = asking;
    const place = placeOf.camera(this.seen(id, asking));
    if (actor?.kind === 'person' && !hasAcknowledged(this.house.pack, shown)) throw new HttpException('Acknowledge the notice on the use of the cameras first', HttpStatus.PRECONDITION_REQUIRED);
    const stillAllowed = async () => (await this.house.access.identity.of(shown)).sight.sees('camera', place);
    const ticket = this.house.cameras.issueTicket(id, stillAllowed);
    if (!ticket) throw noCamera(id);
    return ticket;
  }

  @Post(':id/enlarged')
  @HttpCode(200)
  @ApiOperation({ summary: 'A wall says that a picture that it plays stands large there without an order: by its scene, or, of a person, with the reason' })
  @Answers(z.object({ enlarged: z.string() }))
  enlarged(@Param('id', new Checked(Slug, 'id of a camera')) id: string, @Body(new Checked(CameraEnlargedRequest)) { scene, why }: CameraEnlargedRequest, @Asks() asking: Asking): { enlarged: string } {
    this.seen(id, asking);
    const faults = enlargedFaults({ scene: this.house.pack.scenes.find((one) => one.id === scene), isPerson: asking.actor?.kind === 'person', why });
    if (faults.length > 0) throw new ProblemWithPlaces(HttpStatus.BAD_REQUEST, 'A camera is enlarged without a reason', faults);
    return { enlarged: id };
  }

  /** A camera outside of what somebody may see is none. */
  private seen(id: string, { sight }: Asking): CameraStatus {
    const camera = this.house.cameras.statuses().find((one) => one.id === id);
    if (!camera || !sight.sees('camera', placeOf.camera(camera))) throw noCamera(id);
    return camera;
  }
}

const noCamera = (id: string) => new NotFoundException(`There is no camera ${id}`);

/** A scene that shows one camera large by its configuration needs no reason; a person always does. */
function enlargedFaults({ scene, isPerson, why }: { scene: Scene | undefined; isPerson: boolean; why: string | undefined }): { path: string; message: string }[] {
  if (!scene || !enlarges(scene)) return [{ path: 'scene', message: 'names no scene of this province that shows one camera large' }];
  return isPerson && why === undefined ? [{ path: 'why', message: 'a person says why it is looked at' }] : [];
}

function enlarges(scene: Scene): boolean {
  return scene.layout === 'cameras' || (scene.layout === 'blocks' && scene.columns.some(({ blocks }) => blocks.some(({ kind }) => kind === 'nearby')));
}
