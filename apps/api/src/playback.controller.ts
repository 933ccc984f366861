import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlaybackMoment, PlaybackStretch, PlaybackTimeline } from '@ioc/contracts';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { PlaybackQuery, StretchQuery, TimelineQuery, type PlaybackAsked, type StretchAsked, type TimelineAsked } from './parameters.js';
import { BadParameters } from './problem.filter.js';

/** What the screens showed at another time. */
@ApiTags('playback')
@Controller('playback')
@May('read', 'playback')
export class PlaybackController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Everything that the screens showed at a moment, with its ages then, and what of it was corrected since' })
  @Answers(PlaybackMoment)
  at(@Query(new Checked(PlaybackQuery)) { at }: PlaybackAsked): Promise<PlaybackMoment> {
    refuseFuture(at, 'at');
    return this.house.playback.at(at);
  }

  @Get('frames')
  @ApiOperation({ summary: 'What the screens were told after one moment, up to another, in its order' })
  @Answers(PlaybackStretch)
  frames(@Query(new Checked(StretchQuery)) { after, until }: StretchAsked): Promise<PlaybackStretch> {
    refuseFuture(after, 'after');
    return this.house.playback.stretch({ fromMs: after, toMs: until });
  }

  @Get('timeline')
  @ApiOperation({ summary: 'How much was told over a span, what is missing from the record, and the alarms that were raised' })
  @Answers(PlaybackTimeline)
  timeline(@Query(new Checked(TimelineQuery)) { from, to }: TimelineAsked): Promise<PlaybackTimeline> {
    return this.house.playback.timeline({ fromMs: from.getTime(), toMs: to.getTime() });
  }
}

function refuseFuture(ms: number, path: string): void {
  if (ms > Date.now()) throw new BadParameters([{ path, message: 'must not lie in the future: nothing was shown yet' }]);
}
