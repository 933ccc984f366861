import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountCorrections1795695943716 implements MigrationInterface {
  name = 'CountCorrections1795695943716';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "latest" ADD "history_version" integer NOT NULL DEFAULT '0'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "latest" DROP COLUMN "history_version"`);
  }
}
