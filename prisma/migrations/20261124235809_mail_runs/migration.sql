-- CreateEnum
CREATE TYPE "MailStep" AS ENUM ('WRITE', 'SEND');

-- AlterTable
ALTER TABLE "mail_digest" ADD COLUMN     "taken_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "mail_run" (
    "id" SERIAL NOT NULL,
    "step" "MailStep" NOT NULL,
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "mails" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "mail_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mail_run_step_id_idx" ON "mail_run"("step", "id");
-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

ALTER TABLE "mail_run" ADD CONSTRAINT "mail_run_mails" CHECK ("mails" >= 0);
