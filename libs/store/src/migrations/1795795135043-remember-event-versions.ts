import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberEventVersions1795795135043 implements MigrationInterface {
  name = 'RememberEventVersions1795795135043';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "event_version" ("feed" text NOT NULL, "source_id" text NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text NOT NULL, "severity" smallint NOT NULL, "title" text NOT NULL, "organisation" text, "due_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_55857b62b5fa2b47277506949bd" PRIMARY KEY ("feed", "source_id", "received_at"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "event_version"`);
  }
}
