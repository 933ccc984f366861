import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberShiftSwaps1795792212737 implements MigrationInterface {
  name = 'RememberShiftSwaps1795792212737';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "shift_swap" ("key" uuid NOT NULL, "day" date NOT NULL, "watch" text NOT NULL, "post" text NOT NULL, "person" text NOT NULL, "swapped_by" text NOT NULL, "why" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_2e3b63dbe97a5ae351c2797c6cc" PRIMARY KEY ("key", "day", "watch", "post"))`);
    await queryRunner.query(`CREATE INDEX "shift_swap_day" ON "shift_swap"  ("day") `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."shift_swap_day"`);
    await queryRunner.query(`DROP TABLE "shift_swap"`);
  }
}
