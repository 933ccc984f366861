import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordForPlayback1795809730806 implements MigrationInterface {
  name = 'RecordForPlayback1795809730806';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "playback_chunk" ("run" uuid NOT NULL, "number" integer NOT NULL, "is_key" boolean NOT NULL, "from_at" TIMESTAMP WITH TIME ZONE NOT NULL, "to_at" TIMESTAMP WITH TIME ZONE NOT NULL, "frames" integer NOT NULL, "body" bytea NOT NULL, CONSTRAINT "PK_87cffe125871670eec53c0de62d" PRIMARY KEY ("run", "number"))`);
    await queryRunner.query(`CREATE INDEX "playback_chunk_key" ON "playback_chunk"  ("from_at") WHERE is_key`);
    await queryRunner.query(`CREATE INDEX "playback_chunk_at" ON "playback_chunk"  ("from_at") `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."playback_chunk_at"`);
    await queryRunner.query(`DROP INDEX "public"."playback_chunk_key"`);
    await queryRunner.query(`DROP TABLE "playback_chunk"`);
  }
}
