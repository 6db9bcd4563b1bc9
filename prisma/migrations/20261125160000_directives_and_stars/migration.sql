-- CreateEnum
CREATE TYPE "DirectiveEntryKind" AS ENUM ('ACKNOWLEDGE', 'ANSWER', 'RETURN', 'CLOSE');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AlertKind" ADD VALUE 'DIRECTIVE_GIVEN';
ALTER TYPE "AlertKind" ADD VALUE 'DIRECTIVE_UNANSWERED';
ALTER TYPE "AlertKind" ADD VALUE 'DIRECTIVE_ANSWERED';

-- CreateTable
CREATE TABLE "directive" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "task_id" INTEGER,
    "text" TEXT NOT NULL,
    "answer_by" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "directive_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directive_agency" (
    "id" SERIAL NOT NULL,
    "directive_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "directive_agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directive_entry" (
    "id" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "DirectiveEntryKind" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "document_number" TEXT,
    "document_date" DATE,
    "answer_by" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "directive_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "star" (
    "id" SERIAL NOT NULL,
    "task_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "star_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "directive_plan_id_id_idx" ON "directive"("plan_id", "id");

-- CreateIndex
CREATE INDEX "directive_task_id_idx" ON "directive"("task_id");

-- CreateIndex
CREATE INDEX "directive_agency_agency_id_idx" ON "directive_agency"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "directive_agency_directive_id_agency_id_key" ON "directive_agency"("directive_id", "agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "directive_entry_part_id_seq_key" ON "directive_entry"("part_id", "seq");

-- CreateIndex
CREATE INDEX "star_task_id_idx" ON "star"("task_id");

-- AddForeignKey
ALTER TABLE "directive" ADD CONSTRAINT "directive_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directive" ADD CONSTRAINT "directive_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directive" ADD CONSTRAINT "directive_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directive_agency" ADD CONSTRAINT "directive_agency_directive_id_fkey" FOREIGN KEY ("directive_id") REFERENCES "directive"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directive_agency" ADD CONSTRAINT "directive_agency_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directive_entry" ADD CONSTRAINT "directive_entry_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "directive_agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directive_entry" ADD CONSTRAINT "directive_entry_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "star" ADD CONSTRAINT "star_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "star" ADD CONSTRAINT "star_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- A directive and what was answered to it are the record.
ALTER TABLE directive ADD CONSTRAINT directive_text CHECK (length(btrim(text)) > 0);
ALTER TABLE directive_entry
  ADD CONSTRAINT directive_entry_seq CHECK (seq > 0),
  ADD CONSTRAINT directive_entry_text CHECK (kind NOT IN ('ANSWER', 'RETURN') OR length(btrim(text)) > 0),
  ADD CONSTRAINT directive_entry_document CHECK ((document_number IS NULL) = (document_date IS NULL)),
  ADD CONSTRAINT directive_entry_answer_by CHECK ((kind = 'RETURN') = (answer_by IS NOT NULL));
CREATE UNIQUE INDEX directive_acknowledged_once ON directive_entry (part_id) WHERE kind = 'ACKNOWLEDGE';
CREATE UNIQUE INDEX directive_closed_once ON directive_entry (part_id) WHERE kind = 'CLOSE';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON directive FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON directive_agency FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON directive_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON directive FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON directive_agency FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON directive_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A leader has one star on a task at a time; taking it off marks it, once, and nothing else of it ever changes.
CREATE UNIQUE INDEX one_star ON star (task_id, user_id) WHERE removed_at IS NULL;
ALTER TABLE star ADD CONSTRAINT star_removed CHECK (removed_at >= set_at);
CREATE FUNCTION keep_star() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
     OR (NEW.id, NEW.task_id, NEW.user_id, NEW.set_at) IS DISTINCT FROM (OLD.id, OLD.task_id, OLD.user_id, OLD.set_at) THEN
    RAISE EXCEPTION 'a star is only ever taken off, once' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'star_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_star BEFORE UPDATE ON star FOR EACH ROW EXECUTE FUNCTION keep_star();
CREATE TRIGGER append_only BEFORE DELETE ON star FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON star FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
