-- DropForeignKey
ALTER TABLE "evidence_file" DROP CONSTRAINT "evidence_file_assignment_id_fkey";

-- AlterTable
ALTER TABLE "evidence_file" ADD COLUMN     "agency_id" INTEGER,
ALTER COLUMN "assignment_id" DROP NOT NULL;

-- A file is marked, never changed; what it gains here it had before, through its part.
ALTER TABLE evidence_file DISABLE TRIGGER only_mark_file;
UPDATE evidence_file f SET agency_id = a.agency_id FROM assignment a WHERE a.id = f.assignment_id;
ALTER TABLE evidence_file ENABLE TRIGGER only_mark_file;

ALTER TABLE "evidence_file" ALTER COLUMN "agency_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "evidence_use" ADD COLUMN     "delivery_id" INTEGER,
ADD COLUMN     "entry_id" INTEGER,
ADD COLUMN     "notice_id" INTEGER,
ADD COLUMN     "proposal_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "assignment_id_agency_id_key" ON "assignment"("id", "agency_id");

-- CreateIndex
CREATE INDEX "evidence_file_agency_id_idx" ON "evidence_file"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_use_delivery_id_file_id_key" ON "evidence_use"("delivery_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_use_notice_id_file_id_key" ON "evidence_use"("notice_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_use_proposal_id_file_id_key" ON "evidence_use"("proposal_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_use_entry_id_file_id_key" ON "evidence_use"("entry_id", "file_id");

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_assignment_id_agency_id_fkey" FOREIGN KEY ("assignment_id", "agency_id") REFERENCES "assignment"("id", "agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "obligation_delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "guidance_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "proposal_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- The same content from the same person about the same part, or as a document of the same agency, is one file.
DROP INDEX one_file;
CREATE UNIQUE INDEX one_file ON evidence_file (agency_id, assignment_id, uploaded_by_id, sha256) NULLS NOT DISTINCT
  WHERE withdrawn_at IS NULL AND erased_at IS NULL;

-- A use belongs to one thing.
ALTER TABLE evidence_use DROP CONSTRAINT use_subject;
ALTER TABLE evidence_use ADD CONSTRAINT use_subject
  CHECK (num_nonnulls(update_id, submission_id, delivery_id, notice_id, proposal_id, entry_id) = 1);

-- A word refers to files of its own part, a report to those of its agency's parts, what an agency sends besides (plan, IV) to the
-- agency's own; all to files that are still there. What the secretariat took from an update, or entered itself, refers to none. The
-- lock puts it and an erasure one after the other.
CREATE OR REPLACE FUNCTION use_fits_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  file evidence_file;
BEGIN
  SELECT * INTO file FROM evidence_file WHERE id = NEW.file_id FOR NO KEY UPDATE;
  IF file.withdrawn_at IS NOT NULL OR file.erased_at IS NOT NULL
     OR (NEW.update_id IS NOT NULL
         AND file.assignment_id IS DISTINCT FROM (SELECT assignment_id FROM progress_update WHERE id = NEW.update_id))
     OR (NEW.submission_id IS NOT NULL
         AND (file.assignment_id IS NULL OR file.agency_id IS DISTINCT FROM (
           SELECT r.agency_id FROM report_submission s JOIN monthly_report r ON r.id = s.report_id
           WHERE s.id = NEW.submission_id)))
     OR (num_nonnulls(NEW.delivery_id, NEW.notice_id, NEW.proposal_id, NEW.entry_id) > 0
         AND (file.assignment_id IS NOT NULL OR file.agency_id IS DISTINCT FROM coalesce(
           (SELECT p.agency_id FROM obligation_delivery d JOIN obligation_part p ON p.id = d.part_id
             WHERE d.id = NEW.delivery_id),
           (SELECT agency_id FROM guidance_notice WHERE id = NEW.notice_id),
           (SELECT agency_id FROM proposal WHERE id = NEW.proposal_id AND update_id IS NULL),
           (SELECT p.agency_id FROM proposal_entry e JOIN proposal p ON p.id = e.proposal_id
             WHERE e.id = NEW.entry_id AND e.kind = 'ADDITION')))) THEN
    RAISE EXCEPTION 'this file is no evidence for it' USING ERRCODE = 'check_violation', CONSTRAINT = 'use_fits_file';
  END IF;
  RETURN NEW;
END $$;
