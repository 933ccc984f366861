import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetGoOfRaw1795700881235 implements MigrationInterface {
  name = 'LetGoOfRaw1795700881235';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "raw_payload" ADD "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    await queryRunner.query(`ALTER TABLE "raw_payload" ADD "dropped_at" TIMESTAMP WITH TIME ZONE`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "raw_payload" DROP COLUMN "dropped_at"`);
    await queryRunner.query(`ALTER TABLE "raw_payload" DROP COLUMN "last_seen_at"`);
  }
}
