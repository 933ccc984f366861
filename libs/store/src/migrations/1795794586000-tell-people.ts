import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TellPeople1795794586000 implements MigrationInterface {
  name = 'TellPeople1795794586000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "delivery" ("id" uuid NOT NULL, "notices" bigint array NOT NULL, "recipient" text NOT NULL, "channel" text NOT NULL, "address" text NOT NULL, "language" text NOT NULL, "message" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, "attempts" integer NOT NULL DEFAULT '0', "next_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sent_at" TIMESTAMP WITH TIME ZONE, "receipt" text, "fault" text, CONSTRAINT "PK_ffad7bf84e68716cd9af89003b0" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "delivery_to" ON "delivery"  ("recipient", "created_at") `);
    await queryRunner.query(`CREATE INDEX "delivery_newest" ON "delivery"  ("created_at", "id") `);
    await queryRunner.query(`CREATE INDEX "delivery_waiting" ON "delivery"  ("next_at") WHERE state = 'waiting'`);
    await queryRunner.query(`CREATE TABLE "notice" ("id" BIGSERIAL NOT NULL, "key" text NOT NULL, "subject" text NOT NULL, "level" integer NOT NULL, "recipient" text NOT NULL, "content" jsonb NOT NULL, "apart_s" integer NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, CONSTRAINT "UQ_43898a6214ce37d47986055113d" UNIQUE ("key"), CONSTRAINT "PK_705062b14410ff1a04998f86d72" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "notice_subject" ON "notice"  ("subject", "id") `);
    await queryRunner.query(`CREATE INDEX "notice_planned" ON "notice"  ("due_at") WHERE state = 'planned'`);
    await queryRunner.query(`CREATE TABLE "log_cursor" ("reader" text NOT NULL, "number" bigint NOT NULL, CONSTRAINT "PK_e2d8da0b2235a9f35da08ba999e" PRIMARY KEY ("reader"))`);
    await queryRunner.query(`CREATE TABLE "push_subscription" ("endpoint" text NOT NULL, "recipient" text NOT NULL, "p256dh" text NOT NULL, "auth" text NOT NULL, "subscribed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_27ae9074fc39a09bc1aee263df5" PRIMARY KEY ("endpoint"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "push_subscription"`);
    await queryRunner.query(`DROP TABLE "log_cursor"`);
    await queryRunner.query(`DROP INDEX "public"."notice_planned"`);
    await queryRunner.query(`DROP INDEX "public"."notice_subject"`);
    await queryRunner.query(`DROP TABLE "notice"`);
    await queryRunner.query(`DROP INDEX "public"."delivery_waiting"`);
    await queryRunner.query(`DROP INDEX "public"."delivery_newest"`);
    await queryRunner.query(`DROP INDEX "public"."delivery_to"`);
    await queryRunner.query(`DROP TABLE "delivery"`);
  }
}
