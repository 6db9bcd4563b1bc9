-- AlterTable
ALTER TABLE "evidence_use" ADD COLUMN     "answer_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "evidence_use_answer_id_file_id_key" ON "evidence_use"("answer_id", "file_id");

-- AddForeignKey
ALTER TABLE "evidence_use" ADD CONSTRAINT "evidence_use_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "urging_answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- A use belongs to one thing.
ALTER TABLE evidence_use DROP CONSTRAINT use_subject;
ALTER TABLE evidence_use ADD CONSTRAINT use_subject
  CHECK (num_nonnulls(update_id, submission_id, delivery_id, notice_id, proposal_id, entry_id, answer_id) = 1);

-- As before, and an answer to a letter of urging refers to documents of the agency that the letter went to.
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
     OR (num_nonnulls(NEW.delivery_id, NEW.notice_id, NEW.proposal_id, NEW.entry_id, NEW.answer_id) > 0
         AND (file.assignment_id IS NOT NULL OR file.agency_id IS DISTINCT FROM coalesce(
           (SELECT p.agency_id FROM obligation_delivery d JOIN obligation_part p ON p.id = d.part_id
             WHERE d.id = NEW.delivery_id),
           (SELECT agency_id FROM guidance_notice WHERE id = NEW.notice_id),
           (SELECT agency_id FROM proposal WHERE id = NEW.proposal_id AND update_id IS NULL),
           (SELECT p.agency_id FROM proposal_entry e JOIN proposal p ON p.id = e.proposal_id
             WHERE e.id = NEW.entry_id AND e.kind = 'ADDITION'),
           (SELECT l.agency_id FROM urging_answer w JOIN urging_letter l ON l.id = w.letter_id
             WHERE w.id = NEW.answer_id)))) THEN
    RAISE EXCEPTION 'this file is no evidence for it' USING ERRCODE = 'check_violation', CONSTRAINT = 'use_fits_file';
  END IF;
  RETURN NEW;
END $$;
