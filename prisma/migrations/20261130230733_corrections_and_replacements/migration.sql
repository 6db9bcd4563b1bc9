-- AlterEnum
ALTER TYPE "IssuedKind" ADD VALUE 'CORRECTION';

-- DropIndex
DROP INDEX "consolidated_issue_plan_id_month_key";

-- DropIndex
DROP INDEX "urging_letter_plan_id_agency_id_ordinal_key";

-- AlterTable
ALTER TABLE "consolidated_issue" ADD COLUMN     "replaces_id" INTEGER;

-- AlterTable
ALTER TABLE "urging_letter" ADD COLUMN     "replace_reason" TEXT,
ADD COLUMN     "replaces_id" INTEGER;

-- CreateTable
CREATE TABLE "consolidated_reopening" (
    "issue_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "reopened_at" TIMESTAMPTZ(3) NOT NULL,
    "reopened_by_id" INTEGER NOT NULL,

    CONSTRAINT "consolidated_reopening_pkey" PRIMARY KEY ("issue_id")
);

-- CreateTable
CREATE TABLE "document_correction" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "discarded_at" TIMESTAMPTZ(3),
    "issued_id" INTEGER,

    CONSTRAINT "document_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_correction_issued_id_key" ON "document_correction"("issued_id");

-- CreateIndex
CREATE INDEX "document_correction_document_id_idx" ON "document_correction"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "consolidated_issue_replaces_id_key" ON "consolidated_issue"("replaces_id");

-- CreateIndex
CREATE INDEX "consolidated_issue_plan_id_month_idx" ON "consolidated_issue"("plan_id", "month");

-- CreateIndex
CREATE INDEX "urging_letter_plan_id_agency_id_ordinal_idx" ON "urging_letter"("plan_id", "agency_id", "ordinal");

-- AddForeignKey
ALTER TABLE "consolidated_issue" ADD CONSTRAINT "consolidated_issue_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "consolidated_reopening"("issue_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consolidated_reopening" ADD CONSTRAINT "consolidated_reopening_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "consolidated_issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consolidated_reopening" ADD CONSTRAINT "consolidated_reopening_reopened_by_id_fkey" FOREIGN KEY ("reopened_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_correction" ADD CONSTRAINT "document_correction_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "issued_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_correction" ADD CONSTRAINT "document_correction_issued_id_fkey" FOREIGN KEY ("issued_id") REFERENCES "issued_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_correction" ADD CONSTRAINT "document_correction_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urging_letter" ADD CONSTRAINT "urging_letter_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "urging_letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- A letter that replaces one takes over its "lần": each is given once to an agency, and once to what replaces it.
CREATE UNIQUE INDEX letter_of_ordinal ON urging_letter (plan_id, agency_id, ordinal) WHERE replaces_id IS NULL;
CREATE UNIQUE INDEX one_replacement ON urging_letter (replaces_id) WHERE discarded_at IS NULL;
DROP INDEX one_draft_letter;
CREATE UNIQUE INDEX one_draft_letter ON urging_letter (plan_id, agency_id)
  WHERE document_id IS NULL AND discarded_at IS NULL AND replaces_id IS NULL;
ALTER TABLE urging_letter
  ADD CONSTRAINT replacement_reason CHECK ((replaces_id IS NULL) = (replace_reason IS NULL) AND length(btrim(replace_reason)) > 0);
CREATE OR REPLACE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  replaced urging_letter;
BEGIN
  IF OLD.document_id IS NOT NULL OR OLD.discarded_at IS NOT NULL THEN
    RAISE EXCEPTION 'an issued letter is final' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'letter_final';
  END IF;
  IF NEW.ordinal IS NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.replaces_id IS NOT NULL THEN
    SELECT * INTO replaced FROM urging_letter WHERE id = NEW.replaces_id;
    IF (NEW.plan_id, NEW.agency_id, NEW.ordinal) IS DISTINCT FROM (replaced.plan_id, replaced.agency_id, replaced.ordinal) THEN
      RAISE EXCEPTION 'a letter takes the place of an issued one to the same agency, with its ordinal'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_ordinal';
    END IF;
  -- "Lần n" follows the one before: no gap, whoever writes.
  ELSIF NEW.ordinal <> 1 + (
       SELECT count(*) FROM urging_letter l WHERE l.plan_id = NEW.plan_id AND l.agency_id = NEW.agency_id
          AND l.ordinal IS NOT NULL AND l.replaces_id IS NULL) THEN
    RAISE EXCEPTION 'letters to an agency are numbered one after the other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_ordinal';
  END IF;
  RETURN NEW;
END $$;

-- One report a month, and one in the place of each that was reopened.
CREATE UNIQUE INDEX report_of_month ON consolidated_issue (plan_id, month) WHERE replaces_id IS NULL;
ALTER TABLE consolidated_reopening ADD CONSTRAINT reopening_reason CHECK (length(btrim(reason)) > 0);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON consolidated_reopening FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON consolidated_reopening FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION replace_same_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM consolidated_issue i WHERE i.id = NEW.replaces_id AND i.plan_id = NEW.plan_id AND i.month = NEW.month) THEN
    RAISE EXCEPTION 'a report takes the place of one of its own month'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'report_of_month';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER replace_same_month BEFORE INSERT ON consolidated_issue FOR EACH ROW EXECUTE FUNCTION replace_same_month();
-- A month's draft takes words until it is issued, and again while one that replaces it is being written.
CREATE OR REPLACE FUNCTION refuse_issued_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM consolidated_issue i WHERE i.plan_id = NEW.plan_id AND i.month = NEW.month
               AND NOT EXISTS (SELECT FROM consolidated_reopening r WHERE r.issue_id = i.id)) THEN
    RAISE EXCEPTION 'consolidated report of % is issued: its texts take no change', NEW.month;
  END IF;
  RETURN NEW;
END $$;

-- One draft of a correction a document; final once it is issued or let go.
CREATE UNIQUE INDEX one_draft_correction ON document_correction (document_id) WHERE issued_id IS NULL AND discarded_at IS NULL;
ALTER TABLE document_correction
  ADD CONSTRAINT correction_text CHECK (length(btrim(text)) > 0),
  ADD CONSTRAINT correction_issued CHECK (issued_id IS NULL OR discarded_at IS NULL);
CREATE FUNCTION keep_issued_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.issued_id IS NOT NULL OR OLD.discarded_at IS NOT NULL THEN
    RAISE EXCEPTION 'an issued correction is final' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'correction_final';
  END IF;
  IF NEW.document_id <> OLD.document_id THEN
    RAISE EXCEPTION 'a correction stays with its document' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'correction_final';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_issued_correction BEFORE UPDATE ON document_correction FOR EACH ROW EXECUTE FUNCTION keep_issued_correction();
CREATE TRIGGER append_only BEFORE DELETE ON document_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON document_correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
