import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberMaintenanceWindows1795793339378 implements MigrationInterface {
  name = 'RememberMaintenanceWindows1795793339378';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "maintenance_window" ("id" uuid NOT NULL, "from_at" TIMESTAMP WITH TIME ZONE NOT NULL, "until_at" TIMESTAMP WITH TIME ZONE NOT NULL, "feeds" text array, "rules" text array, "areas" text array, "opened_by" text NOT NULL, "reason" text NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "ended_by" text, CONSTRAINT "PK_6a15b826ce736e584a0d0e0bdd4" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "maintenance_window_until" ON "maintenance_window"  ("until_at") `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."maintenance_window_until"`);
    await queryRunner.query(`DROP TABLE "maintenance_window"`);
  }
}
