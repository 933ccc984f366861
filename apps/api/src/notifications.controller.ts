import { Body, Controller, Get, HttpCode, NotFoundException, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeliveriesQuery, DeliveryAnswer, PushKeyAnswer, PushSubscriptionAnswer, PushSubscriptionEnd, PushSubscriptionRequest, RecipientAnswer, TestNotificationRequest } from '@ioc/contracts';
import type { SubscriptionRefusal } from '@ioc/notification';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';

const refusals: Record<SubscriptionRefusal, [path: string, message: string]> = {
  'unknown-recipient': ['recipient', 'Không có người nhận này trong notification.yaml'],
  'no-web-push': ['recipient', 'Người nhận này không dùng kênh thông báo đẩy'],
  'unknown-service': ['endpoint', 'Địa chỉ không thuộc dịch vụ đẩy mà cấu hình cho phép'],
};

/** Messages that leave the centre: who gets them, and what became of them. */
@ApiTags('notifications')
@Controller()
@May('read', 'notification')
export class NotificationsController {
  constructor(private readonly house: House) {}

  @Get('notifications')
  @ApiOperation({ summary: 'Messages to people and systems, newest first, and what became of each' })
  @Answers(z.array(DeliveryAnswer))
  deliveries(@Query(new Checked(DeliveriesQuery)) query: DeliveriesQuery): Promise<DeliveryAnswer[]> {
    return this.house.notifications.deliveries(query);
  }

  @Get('notifications/recipients')
  @ApiOperation({ summary: 'Who can be told, and by which channels' })
  @Answers(z.array(RecipientAnswer))
  recipients(): RecipientAnswer[] {
    return this.house.notifications.recipients();
  }

  @May('act', 'notification')
  @Post('notifications/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends somebody a message that says it is a test' })
  @Answers(z.array(DeliveryAnswer))
  async test(@Body(new Checked(TestNotificationRequest)) request: TestNotificationRequest): Promise<DeliveryAnswer[]> {
    const deliveries = await this.house.notifications.test(request);
    if (!deliveries) throw new NotFoundException(`There is no recipient ${request.recipient}; \`notifications/recipients\` lists them`);
    return deliveries;
  }

  @May('act', 'notification')
  @Get('push-key')
  @ApiOperation({ summary: 'The key by which a browser asks for messages of this centre' })
  @Answers(PushKeyAnswer)
  pushKey(): PushKeyAnswer {
    return { key: this.house.notifications.pushKey };
  }

  @May('act', 'notification')
  @Post('push-subscriptions')
  @HttpCode(200)
  @Answers(PushSubscriptionAnswer)
  @ApiOperation({ summary: 'A browser asks for the messages of a recipient' })
  async subscribe(@Body(new Checked(PushSubscriptionRequest)) request: PushSubscriptionRequest): Promise<PushSubscriptionAnswer> {
    const refusal = await this.house.notifications.subscribe(request);
    if (refusal === null) return { subscribed: true };
    const [path, message] = refusals[refusal];
    throw new ProblemWithPlaces(422, `The subscription is refused: ${refusal}`, [{ path, code: refusal, message }]);
  }

  @May('act', 'notification')
  @Post('push-subscriptions/end')
  @HttpCode(200)
  @Answers(PushSubscriptionAnswer)
  @ApiOperation({ summary: 'A browser wants no more messages' })
  async unsubscribe(@Body(new Checked(PushSubscriptionEnd)) { endpoint }: PushSubscriptionEnd): Promise<PushSubscriptionAnswer> {
    await this.house.notifications.unsubscribe(endpoint);
    return { subscribed: false };
  }
}
