import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DrillsOnWalls1795821958850 implements MigrationInterface {
  name = 'DrillsOnWalls1795821958850';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "display_order" ADD "drill" text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "display_order" DROP COLUMN "drill"`);
  }
}
