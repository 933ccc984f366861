import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoteRunsAndResolutions1795698656442 implements MigrationInterface {
  name = 'NoteRunsAndResolutions1795698656442';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "feed_run" ADD "note" text`);
    await queryRunner.query(`ALTER TABLE "quarantine" ADD "resolved_by" uuid`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "quarantine" DROP COLUMN "resolved_by"`);
    await queryRunner.query(`ALTER TABLE "feed_run" DROP COLUMN "note"`);
  }
}
