-- CreateEnum
CREATE TYPE "FileFormat" AS ENUM ('PDF', 'DOC', 'DOCX', 'XLS', 'XLSX', 'JPEG', 'PNG', 'WEBP', 'HEIC');

-- AlterTable
ALTER TABLE "report_line" ADD COLUMN     "files" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "evidence_file" (
    "id" SERIAL NOT NULL,
    "assignment_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "format" "FileFormat" NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by_id" INTEGER NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" INTEGER,
    "withdrawn_reason" TEXT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_use" (
    "id" SERIAL NOT NULL,
    "file_id" INTEGER NOT NULL,
    "update_id" INTEGER,
    "submission_id" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "evidence_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "upload_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "kept_answer" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_file_assignment_id_idx" ON "evidence_file"("assignment_id");

-- CreateIndex
CREATE INDEX "evidence_file_sha256_idx" ON "evidence_file"("sha256");

-- CreateIndex
CREATE INDEX "evidence_use_file_id_idx" ON "evidence_use"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_use_update_id_file_id_key" ON "evidence_use"("update_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_use_submission_id_file_id_key" ON "evidence_use"("submission_id", "file_id");

-- CreateIndex
CREATE INDEX "kept_answer_kept_at_idx" ON "kept_answer"("kept_at");

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "progress_update"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "report_submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_answer" ADD CONSTRAINT "kept_answer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- The same content from the same person about the same part is one file, however often it was sent.
CREATE UNIQUE INDEX one_file ON evidence_file (assignment_id, uploaded_by_id, sha256)
  WHERE withdrawn_at IS NULL AND erased_at IS NULL;

ALTER TABLE evidence_file
  ADD CONSTRAINT file_size CHECK (size BETWEEN 1 AND 20 * 1024 * 1024),
  ADD CONSTRAINT file_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT file_name CHECK (length(btrim(name)) > 0 AND name !~ '[/\\[:cntrl:]]'),
  ADD CONSTRAINT file_withdrawal CHECK (
    (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL));

-- A use belongs to one thing.
ALTER TABLE evidence_use ADD CONSTRAINT use_subject CHECK (num_nonnulls(update_id, submission_id) = 1);
ALTER TABLE report_line ADD CONSTRAINT line_files CHECK (files ~ '^([0-9]+(,[0-9]+)*)?$');

-- A file is what it was: it can only be marked, once, as withdrawn or as erased.
CREATE FUNCTION only_mark_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason', 'erased_at'])
     <> (to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason', 'erased_at'])
     OR (OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at, NEW.withdrawn_by_id, NEW.withdrawn_reason)
         IS DISTINCT FROM (OLD.withdrawn_at, OLD.withdrawn_by_id, OLD.withdrawn_reason))
     OR (OLD.erased_at IS NOT NULL AND NEW.erased_at IS DISTINCT FROM OLD.erased_at) THEN
    RAISE EXCEPTION 'a file is marked, never changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'file_only_marked';
  END IF;
  IF NEW.erased_at IS NOT NULL AND EXISTS (SELECT 1 FROM evidence_use u WHERE u.file_id = NEW.id) THEN
    RAISE EXCEPTION 'what a word refers to stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'file_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_mark_file BEFORE UPDATE ON evidence_file FOR EACH ROW EXECUTE FUNCTION only_mark_file();
CREATE TRIGGER append_only BEFORE DELETE ON evidence_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON evidence_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON evidence_use FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON evidence_use FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A word refers to files of its own part, a report to those of its agency, that are still there. The lock puts it and an erasure one after the other.
CREATE FUNCTION use_fits_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  file evidence_file;
BEGIN
  SELECT * INTO file FROM evidence_file WHERE id = NEW.file_id FOR NO KEY UPDATE;
  IF file.withdrawn_at IS NOT NULL OR file.erased_at IS NOT NULL
     OR (NEW.update_id IS NOT NULL
         AND file.assignment_id <> (SELECT assignment_id FROM progress_update WHERE id = NEW.update_id))
     OR (NEW.submission_id IS NOT NULL
         AND NOT EXISTS (
           SELECT 1 FROM report_submission s JOIN monthly_report r ON r.id = s.report_id
           JOIN assignment a ON a.agency_id = r.agency_id
           WHERE s.id = NEW.submission_id AND a.id = file.assignment_id)) THEN
    RAISE EXCEPTION 'this file is no evidence for it' USING ERRCODE = 'check_violation', CONSTRAINT = 'use_fits_file';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER use_fits_file BEFORE INSERT ON evidence_use FOR EACH ROW EXECUTE FUNCTION use_fits_file();

-- Completion needs its day and its evidence: the document's number and date, or a file (PRODUCT, "Progress"). The files are
-- written after the word that refers to them, so the last part is asked when the transaction ends.
ALTER TABLE progress_update DROP CONSTRAINT progress_completed;
ALTER TABLE progress_update ADD CONSTRAINT progress_completed CHECK (
  state <> 'COMPLETED'
  OR (completed_on IS NOT NULL AND (evidence_number IS NULL) = (evidence_date IS NULL)));
CREATE FUNCTION require_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM evidence_use u WHERE u.update_id = NEW.id) THEN
    RAISE EXCEPTION 'a claim of completion needs a document or a file'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'progress_completed';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER progress_evidence AFTER INSERT ON progress_update DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'COMPLETED' AND NEW.evidence_number IS NULL) EXECUTE FUNCTION require_evidence();
