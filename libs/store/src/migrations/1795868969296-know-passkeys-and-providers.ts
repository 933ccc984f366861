import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KnowPasskeysAndProviders1795868969296 implements MigrationInterface {
  name = 'KnowPasskeysAndProviders1795868969296';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "passkey" ("id" text NOT NULL, "account" uuid NOT NULL, "name" text NOT NULL, "public_key" text NOT NULL, "counter" bigint NOT NULL, "transports" jsonb NOT NULL, "synced" boolean NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_783e2060d8025abd6a6ca45d2c7" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "passkey_of_account" ON "passkey"  ("account") `);
    await queryRunner.query(`ALTER TABLE "account" ADD "issuer" text`);
    await queryRunner.query(`ALTER TABLE "account" ADD "subject" text`);
    await queryRunner.query(`ALTER TABLE "session" ADD "factor_proved" boolean NOT NULL DEFAULT false`);
    await queryRunner.query(`ALTER TABLE "account" ADD CONSTRAINT "account_of_provider" UNIQUE ("issuer", "subject")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "account" DROP CONSTRAINT "account_of_provider"`);
    await queryRunner.query(`ALTER TABLE "session" DROP COLUMN "factor_proved"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "subject"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "issuer"`);
    await queryRunner.query(`DROP INDEX "public"."passkey_of_account"`);
    await queryRunner.query(`DROP TABLE "passkey"`);
  }
}
