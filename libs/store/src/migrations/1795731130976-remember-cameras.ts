import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberCameras1795731130976 implements MigrationInterface {
  name = 'RememberCameras1795731130976';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "camera_span" ("camera" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, CONSTRAINT "PK_e662a52ec5b5901a60e490ba382" PRIMARY KEY ("camera", "starts_at"))`);
    await queryRunner.query(`CREATE INDEX "IDX_d8b20310f077746414a54d0bf6" ON "camera_span"  ("ends_at") `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."IDX_d8b20310f077746414a54d0bf6"`);
    await queryRunner.query(`DROP TABLE "camera_span"`);
  }
}
