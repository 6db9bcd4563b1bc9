-- AlterEnum
ALTER TYPE "IssuedKind" ADD VALUE 'CONCLUSION';

-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "discarded_at" TIMESTAMPTZ(3),
ADD COLUMN     "discarded_by_id" INTEGER,
ADD COLUMN     "document_id" INTEGER,
ADD COLUMN     "presider" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "meeting_document_id_key" ON "meeting"("document_id");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_discarded_by_id_fkey" FOREIGN KEY ("discarded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "issued_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- One meeting at a time. It ends once or, while it has decided nothing, is discarded; who presides is said until then. Of one that has
-- ended only its notice is still to come, once. Nothing else of it ever changes.
DROP INDEX one_open_meeting;
CREATE UNIQUE INDEX one_open_meeting ON meeting (plan_id) WHERE ended_at IS NULL AND discarded_at IS NULL;
ALTER TABLE meeting
  ADD CONSTRAINT meeting_discard CHECK (
    (discarded_at IS NULL) = (discarded_by_id IS NULL) AND discarded_at >= started_at AND (discarded_at IS NULL OR ended_at IS NULL)),
  ADD CONSTRAINT meeting_notice CHECK (document_id IS NULL OR ended_at IS NOT NULL);
CREATE OR REPLACE FUNCTION keep_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.discarded_at IS NOT NULL OR OLD.document_id IS NOT NULL
     OR (NEW.id, NEW.plan_id, NEW.title, NEW.held_on, NEW.content, NEW.content_hash, NEW.started_at, NEW.started_by_id)
        IS DISTINCT FROM
        (OLD.id, OLD.plan_id, OLD.title, OLD.held_on, OLD.content, OLD.content_hash, OLD.started_at, OLD.started_by_id)
     OR OLD.ended_at IS NOT NULL
        AND (NEW.presider, NEW.ended_at, NEW.ended_by_id) IS DISTINCT FROM (OLD.presider, OLD.ended_at, OLD.ended_by_id) THEN
    RAISE EXCEPTION 'a meeting only ever ends, once' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'meeting_kept';
  END IF;
  IF NEW.discarded_at IS NOT NULL AND EXISTS (SELECT FROM meeting_decision d WHERE d.meeting_id = NEW.id) THEN
    RAISE EXCEPTION 'a meeting that has decided is not discarded' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'meeting_kept';
  END IF;
  IF NEW.document_id IS NOT NULL AND NOT EXISTS (SELECT FROM meeting_decision d WHERE d.meeting_id = NEW.id) THEN
    RAISE EXCEPTION 'a meeting that decided nothing has no notice' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'meeting_kept';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION decide_in_open_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM meeting m WHERE m.id = NEW.meeting_id AND m.ended_at IS NULL AND m.discarded_at IS NULL) THEN
    RAISE EXCEPTION 'this meeting has ended' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'meeting_kept';
  END IF;
  RETURN NEW;
END $$;
