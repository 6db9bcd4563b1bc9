-- CreateEnum
CREATE TYPE "IssuedKind" AS ENUM ('URGING_LETTER');

-- CreateEnum
CREATE TYPE "IssuedRelation" AS ENUM ('REPLACES', 'CORRECTS');

-- CreateEnum
CREATE TYPE "EscalationTarget" AS ENUM ('OFFICE', 'GROUP_HEAD');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AlertKind" ADD VALUE 'LETTER_ISSUED';
ALTER TYPE "AlertKind" ADD VALUE 'LETTER_UNANSWERED';
ALTER TYPE "AlertKind" ADD VALUE 'LETTER_ANSWERED';
ALTER TYPE "AlertKind" ADD VALUE 'COMMITMENT_GIVEN';
ALTER TYPE "AlertKind" ADD VALUE 'COMMITMENT_PASSED';
ALTER TYPE "AlertKind" ADD VALUE 'ESCALATED';

-- AlterTable
ALTER TABLE "extension_request" ADD COLUMN     "answer_id" INTEGER;

-- CreateTable
CREATE TABLE "issued_document" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "kind" "IssuedKind" NOT NULL,
    "issuer_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "serial" INTEGER NOT NULL,
    "document_date" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "recipients" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file" BYTEA NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "file_size" INTEGER NOT NULL,
    "earlier_id" INTEGER,
    "relation" "IssuedRelation",
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" INTEGER NOT NULL,

    CONSTRAINT "issued_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "urging_letter" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "ordinal" INTEGER,
    "answer_by" DATE NOT NULL,
    "opening" TEXT,
    "demand" TEXT,
    "asks_commitment" BOOLEAN NOT NULL DEFAULT false,
    "copy_to_office" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "discarded_at" TIMESTAMPTZ(3),
    "document_id" INTEGER,

    CONSTRAINT "urging_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "urging_item" (
    "id" SERIAL NOT NULL,
    "letter_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "assignment_id" INTEGER,
    "report_month" DATE,
    "obligation_part_id" INTEGER,

    CONSTRAINT "urging_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "urging_answer" (
    "id" SERIAL NOT NULL,
    "letter_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "document_number" TEXT,
    "document_date" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "urging_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "id" SERIAL NOT NULL,
    "assignment_id" INTEGER NOT NULL,
    "promised_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_date" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" SERIAL NOT NULL,
    "assignment_id" INTEGER NOT NULL,
    "target" "EscalationTarget" NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "issued_document_plan_id_document_date_idx" ON "issued_document"("plan_id", "document_date");

-- CreateIndex
CREATE UNIQUE INDEX "urging_letter_document_id_key" ON "urging_letter"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "urging_letter_plan_id_agency_id_ordinal_key" ON "urging_letter"("plan_id", "agency_id", "ordinal");

-- CreateIndex
CREATE INDEX "urging_item_assignment_id_idx" ON "urging_item"("assignment_id");

-- CreateIndex
CREATE INDEX "urging_item_obligation_part_id_idx" ON "urging_item"("obligation_part_id");

-- CreateIndex
CREATE UNIQUE INDEX "urging_item_letter_id_assignment_id_key" ON "urging_item"("letter_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "urging_item_letter_id_report_month_key" ON "urging_item"("letter_id", "report_month");

-- CreateIndex
CREATE UNIQUE INDEX "urging_item_letter_id_obligation_part_id_key" ON "urging_item"("letter_id", "obligation_part_id");

-- CreateIndex
CREATE UNIQUE INDEX "urging_answer_letter_id_seq_key" ON "urging_answer"("letter_id", "seq");

-- CreateIndex
CREATE INDEX "commitment_assignment_id_id_idx" ON "commitment"("assignment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_assignment_id_target_key" ON "escalation"("assignment_id", "target");

-- AddForeignKey
ALTER TABLE "extension_request" ADD CONSTRAINT "extension_request_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "urging_answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_document" ADD CONSTRAINT "issued_document_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_document" ADD CONSTRAINT "issued_document_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_document" ADD CONSTRAINT "issued_document_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_document" ADD CONSTRAINT "issued_document_earlier_id_fkey" FOREIGN KEY ("earlier_id") REFERENCES "issued_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_letter" ADD CONSTRAINT "urging_letter_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_letter" ADD CONSTRAINT "urging_letter_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_letter" ADD CONSTRAINT "urging_letter_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_letter" ADD CONSTRAINT "urging_letter_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "issued_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_item" ADD CONSTRAINT "urging_item_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "urging_letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_item" ADD CONSTRAINT "urging_item_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_item" ADD CONSTRAINT "urging_item_obligation_part_id_fkey" FOREIGN KEY ("obligation_part_id") REFERENCES "obligation_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_answer" ADD CONSTRAINT "urging_answer_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "urging_letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_answer" ADD CONSTRAINT "urging_answer_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- One sequence of numbers a year in a body's register (30/2020, Điều 15).
CREATE UNIQUE INDEX issued_serial ON issued_document (issuer_id, (extract(year FROM document_date)), serial);
ALTER TABLE issued_document
  ADD CONSTRAINT issued_number CHECK (serial > 0 AND length(btrim(number)) > 0),
  ADD CONSTRAINT issued_hash CHECK (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  ADD CONSTRAINT issued_file CHECK (file_sha256 = encode(sha256(file), 'hex') AND file_size = octet_length(file) AND file_size > 0),
  ADD CONSTRAINT issued_relation CHECK ((earlier_id IS NULL) = (relation IS NULL));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON issued_document FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON issued_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One draft an agency; a letter has its "lần" from the day it is issued, and never changes after.
CREATE UNIQUE INDEX one_draft_letter ON urging_letter (plan_id, agency_id) WHERE document_id IS NULL AND discarded_at IS NULL;
ALTER TABLE urging_letter
  ADD CONSTRAINT letter_ordinal CHECK ((ordinal IS NULL) = (document_id IS NULL) AND ordinal > 0),
  ADD CONSTRAINT letter_issued CHECK (document_id IS NULL OR discarded_at IS NULL);
CREATE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.document_id IS NOT NULL OR OLD.discarded_at IS NOT NULL THEN
    RAISE EXCEPTION 'an issued letter is final' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'letter_final';
  END IF;
  -- "Lần n" follows the one before: no gap, whoever writes.
  IF NEW.ordinal IS NOT NULL AND NEW.ordinal <> 1 + (
       SELECT count(*) FROM urging_letter l
        WHERE l.plan_id = NEW.plan_id AND l.agency_id = NEW.agency_id AND l.ordinal IS NOT NULL) THEN
    RAISE EXCEPTION 'letters to an agency are numbered one after the other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_ordinal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_issued_letter BEFORE UPDATE ON urging_letter FOR EACH ROW EXECUTE FUNCTION keep_issued_letter();
CREATE TRIGGER append_only BEFORE DELETE ON urging_letter FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON urging_letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An item names one thing of the agency the letter goes to; items of an issued letter stay.
ALTER TABLE urging_item ADD CONSTRAINT item_subject CHECK (num_nonnulls(assignment_id, report_month, obligation_part_id) = 1);
CREATE FUNCTION keep_urging_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  letter urging_letter;
BEGIN
  SELECT * INTO letter FROM urging_letter WHERE id = coalesce(NEW.letter_id, OLD.letter_id);
  IF letter.document_id IS NOT NULL THEN
    RAISE EXCEPTION 'an issued letter is final' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'letter_final';
  END IF;
  IF TG_OP <> 'DELETE' AND (
       (NEW.assignment_id IS NOT NULL AND letter.agency_id <> (SELECT agency_id FROM assignment WHERE id = NEW.assignment_id))
    OR (NEW.obligation_part_id IS NOT NULL AND letter.agency_id <> (SELECT agency_id FROM obligation_part WHERE id = NEW.obligation_part_id))) THEN
    RAISE EXCEPTION 'this is not owed by the agency the letter goes to'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'item_of_agency';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER keep_urging_item BEFORE INSERT OR UPDATE OR DELETE ON urging_item FOR EACH ROW EXECUTE FUNCTION keep_urging_item();

ALTER TABLE urging_answer
  ADD CONSTRAINT answer_seq CHECK (seq > 0),
  ADD CONSTRAINT answer_text CHECK (length(btrim(text)) > 0),
  ADD CONSTRAINT answer_document CHECK ((document_number IS NULL) = (document_date IS NULL));
ALTER TABLE commitment
  ADD CONSTRAINT commitment_document CHECK (length(btrim(document_number)) > 0 AND length(btrim(text)) > 0);
ALTER TABLE escalation ADD CONSTRAINT escalation_text CHECK (length(btrim(text)) > 0);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON urging_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON escalation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON urging_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON commitment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON escalation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
