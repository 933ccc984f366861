import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KnowPeople1795852557538 implements MigrationInterface {
  name = 'KnowPeople1795852557538';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "account" ("id" uuid NOT NULL, "login" text NOT NULL, "name" text NOT NULL, "grants" jsonb NOT NULL, "password_hash" text, "totp_sealed" text, "totp_step" bigint, "recovery_hashes" jsonb NOT NULL, "failures" integer NOT NULL DEFAULT '0', "locked_until" TIMESTAMP WITH TIME ZONE, "disabled_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "signed_in_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_02ec5e354b7a10ffa2e1c0b70e3" UNIQUE ("login"), CONSTRAINT "PK_54115ee388cdb6d86bb4bf5b2ea" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE TABLE "session" ("token_hash" text NOT NULL, "id" uuid NOT NULL, "account" uuid, "actor" jsonb, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "address" text NOT NULL, "agent" text NOT NULL, CONSTRAINT "UQ_f55da76ac1c3ac420f444d2ff11" UNIQUE ("id"), CONSTRAINT "PK_a83507eb0338ac037780e02f2b9" PRIMARY KEY ("token_hash"))`);
    await queryRunner.query(`CREATE INDEX "session_of_account" ON "session"  ("account") `);
    await queryRunner.query(`CREATE TABLE "setup_link" ("token_hash" text NOT NULL, "account" uuid, "until" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_4c9d60f08f7f030fe15acf55b45" PRIMARY KEY ("token_hash"))`);
    await queryRunner.query(`CREATE TABLE "display_token" ("token_hash" text NOT NULL, "pairing" uuid NOT NULL, "display" text NOT NULL, "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_bafce7caf5a7b7dc841fbdaad8e" PRIMARY KEY ("token_hash"))`);
    await queryRunner.query(`CREATE INDEX "display_token_of_pairing" ON "display_token"  ("pairing") `);
    await queryRunner.query(`CREATE TABLE "display_pairing" ("id" uuid NOT NULL, "device_hash" text NOT NULL, "user_code" text NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, "address" text NOT NULL, "agent" text NOT NULL, "display" text, "decided_by" text, "decided_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "ended_by" text, CONSTRAINT "UQ_527f90e0327a7541a34eefdadfe" UNIQUE ("device_hash"), CONSTRAINT "PK_89dae807afeb814c6156639a4a6" PRIMARY KEY ("id"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "display_pairing"`);
    await queryRunner.query(`DROP INDEX "public"."display_token_of_pairing"`);
    await queryRunner.query(`DROP TABLE "display_token"`);
    await queryRunner.query(`DROP TABLE "setup_link"`);
    await queryRunner.query(`DROP INDEX "public"."session_of_account"`);
    await queryRunner.query(`DROP TABLE "session"`);
    await queryRunner.query(`DROP TABLE "account"`);
  }
}
