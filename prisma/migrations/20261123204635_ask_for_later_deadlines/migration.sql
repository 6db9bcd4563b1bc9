-- Asking for a later deadline, the answer, and what a guiding document is about.
-- CreateEnum
CREATE TYPE "ExtensionScope" AS ENUM ('TASK', 'PART');

-- CreateEnum
CREATE TYPE "ExtensionVerdict" AS ENUM ('GRANTED', 'REFUSED', 'WITHDRAWN');

-- AlterEnum
ALTER TYPE "AlertKind" ADD VALUE 'EXTENSION_ASKED';
ALTER TYPE "AlertKind" ADD VALUE 'EXTENSION_DECIDED';
ALTER TYPE "AlertKind" ADD VALUE 'GUIDANCE_RECORDED';

-- AlterTable
ALTER TABLE "deadline" ADD COLUMN     "document_title" TEXT;

-- CreateTable
CREATE TABLE "extension_request" (
    "id" SERIAL NOT NULL,
    "assignment_id" INTEGER NOT NULL,
    "scope" "ExtensionScope" NOT NULL,
    "from_due_on" DATE NOT NULL,
    "requested_due_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "extension_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension_decision" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "verdict" "ExtensionVerdict" NOT NULL,
    "document_number" TEXT,
    "document_date" DATE,
    "document_issuer" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "deadline_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "extension_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "extension_request_assignment_id_id_idx" ON "extension_request"("assignment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "extension_decision_request_id_key" ON "extension_decision"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "extension_decision_deadline_id_key" ON "extension_decision"("deadline_id");

-- AddForeignKey
ALTER TABLE "extension_request" ADD CONSTRAINT "extension_request_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_request" ADD CONSTRAINT "extension_request_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_decision" ADD CONSTRAINT "extension_decision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "extension_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_decision" ADD CONSTRAINT "extension_decision_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_decision" ADD CONSTRAINT "extension_decision_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON extension_request FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON extension_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON extension_request FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON extension_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A later deadline is later, and is asked for with a reason.
ALTER TABLE extension_request
  ADD CONSTRAINT extension_is_later CHECK (requested_due_on > from_due_on),
  ADD CONSTRAINT extension_reason CHECK (length(btrim(reason)) > 0);

-- Granted by a document, which made a deadline; refused with a reason.
ALTER TABLE extension_decision
  ADD CONSTRAINT extension_granted CHECK ((verdict = 'GRANTED') = (deadline_id IS NOT NULL)),
  ADD CONSTRAINT extension_document CHECK (
    verdict <> 'GRANTED' OR (document_number IS NOT NULL AND document_date IS NOT NULL AND document_issuer IS NOT NULL)),
  ADD CONSTRAINT extension_refusal CHECK (verdict <> 'REFUSED' OR length(btrim(reason)) > 0);

-- A guiding document has its number, date and issuer; putting it right has a reason.
ALTER TABLE deadline
  ADD CONSTRAINT deadline_guidance CHECK (
    event NOT IN ('GUIDANCE', 'CORRECTION')
    OR (document_number IS NOT NULL AND document_date IS NOT NULL AND document_issuer IS NOT NULL)),
  ADD CONSTRAINT deadline_correction CHECK (event <> 'CORRECTION' OR (ordinal > 0 AND reason IS NOT NULL));
