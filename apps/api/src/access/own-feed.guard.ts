import { Injectable, NotFoundException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { House } from '../house.js';
import { placeOf } from './places.js';
import { sightOf } from './rights.guard.js';

/** Whoever brings figures brings those of feeds that are theirs; of others there is nothing. */
@Injectable()
export class OwnFeed implements CanActivate {
  constructor(private readonly house: House) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const id = String(request.params['id']);
    const state = this.house.states.get(id);
    if (state && !sightOf(request).mayTo('enter', 'feed', placeOf.feed(state))) throw new NotFoundException(`There is no enabled feed ${id} that takes files`);
    return true;
  }
}
