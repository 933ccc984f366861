import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepTheAudit1795852662548 implements MigrationInterface {
  name = 'KeepTheAudit1795852662548';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "audit_entry" ("number" bigint NOT NULL, "id" uuid NOT NULL, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "actor_kind" text NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL, "act" text NOT NULL, "subject_kind" text NOT NULL, "subject_id" text, "component" text, "area" text, "organisation" text, "why" text, "from_address" text, "outcome" text NOT NULL, "details" jsonb NOT NULL, "previous" bytea NOT NULL, "hash" bytea NOT NULL, CONSTRAINT "PK_fb66b252f2047be7694c64575fb" PRIMARY KEY ("number"))`);
    await queryRunner.query(`CREATE INDEX "audit_entry_act" ON "audit_entry"  ("act", "number") `);
    await queryRunner.query(`CREATE INDEX "audit_entry_subject" ON "audit_entry"  ("subject_kind", "subject_id", "number") `);
    await queryRunner.query(`CREATE INDEX "audit_entry_actor" ON "audit_entry"  ("actor_id", "number") `);
    await queryRunner.query(`CREATE INDEX "audit_entry_at" ON "audit_entry"  ("at") `);
    // Also a statement that finds no row, also TRUNCATE, also for the owner and for a superuser who has not switched it off.
    await queryRunner.query(
      `CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         RAISE EXCEPTION 'the audit is only added to: % of audit_entry is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
       END $$`,
    );
    await queryRunner.query(`CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()`);
    // ALWAYS: not skipped by a session that calls itself a replica.
    await queryRunner.query(`ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays`);
    await queryRunner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM PUBLIC, CURRENT_USER`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."audit_entry_at"`);
    await queryRunner.query(`DROP INDEX "public"."audit_entry_actor"`);
    await queryRunner.query(`DROP INDEX "public"."audit_entry_subject"`);
    await queryRunner.query(`DROP INDEX "public"."audit_entry_act"`);
    await queryRunner.query(`DROP TABLE "audit_entry"`);
    await queryRunner.query(`DROP FUNCTION audit_entry_stays()`);
  }
}
