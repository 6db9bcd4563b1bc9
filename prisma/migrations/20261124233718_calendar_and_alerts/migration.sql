-- Days off, the calendar of alerts: urgency, acknowledging, mutes, one e-mail a day, and a calendar feed.
-- CreateEnum
CREATE TYPE "DayOffKind" AS ENUM ('HOLIDAY', 'COMPENSATORY', 'SWAPPED_OFF', 'SWAPPED_WORKING');

-- CreateEnum
CREATE TYPE "AlertUrgency" AS ENUM ('NOW', 'SOON', 'LATER', 'NEWS');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('WAITING', 'SENT', 'FAILED');

-- AlterEnum
ALTER TYPE "AlertKind" ADD VALUE 'REPORT_AHEAD';
ALTER TYPE "AlertKind" ADD VALUE 'REPORT_MISSING';

-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "month" DATE,
ADD COLUMN     "urgency" "AlertUrgency";
-- What had been raised before is as urgent as its kind.
UPDATE "alert" SET "urgency" = CASE
  WHEN "kind"::text IN ('DEADLINE_PASSED', 'SILENT', 'COMPLETION_RETURNED') THEN 'NOW'::"AlertUrgency"
  WHEN "kind"::text IN ('COMPLETION_CLAIMED', 'EXTENSION_ASKED', 'NO_RECIPIENT') THEN 'SOON'::"AlertUrgency"
  WHEN "kind"::text = 'DEADLINE_AHEAD' THEN 'LATER'::"AlertUrgency"
  ELSE 'NEWS'::"AlertUrgency" END;
ALTER TABLE "alert" ALTER COLUMN "urgency" SET NOT NULL;

-- AlterTable
ALTER TABLE "alert_delivery" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3),
ADD COLUMN     "digest_id" INTEGER;

-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "extension_notice_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sweep_run" ADD COLUMN     "closed" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "day_off" (
    "id" SERIAL NOT NULL,
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "DayOffKind" NOT NULL,
    "uncertain" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "day_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_mute" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "task_id" INTEGER,
    "kind" "AlertKind",
    "until_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_mute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_opt_out" (
    "user_id" INTEGER NOT NULL,
    "kind" "AlertKind" NOT NULL,
    "opted_out_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_opt_out_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "mail_digest" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "status" "MailStatus" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "last_failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "user_id" INTEGER NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "day_off_date_key" ON "day_off"("date");

-- CreateIndex
CREATE INDEX "alert_mute_user_id_idx" ON "alert_mute"("user_id");

-- CreateIndex
CREATE INDEX "alert_mute_task_id_idx" ON "alert_mute"("task_id");

-- CreateIndex
CREATE INDEX "mail_digest_status_next_try_at_idx" ON "mail_digest"("status", "next_try_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_digest_user_id_day_key" ON "mail_digest"("user_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secret_hash_key" ON "calendar_feed"("secret_hash");

-- CreateIndex
CREATE INDEX "alert_delivery_digest_id_idx" ON "alert_delivery"("digest_id");

-- AddForeignKey
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "mail_digest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_mute" ADD CONSTRAINT "alert_mute_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_mute" ADD CONSTRAINT "alert_mute_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_opt_out" ADD CONSTRAINT "mail_opt_out_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_digest" ADD CONSTRAINT "mail_digest_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- What is open is looked for by task on every sweep, and among far more that is closed.
CREATE INDEX alert_open ON alert (task_id) WHERE closed_at IS NULL;

-- A mute is about a task, a kind, or both; and of either there is one at a time.
ALTER TABLE alert_mute ADD CONSTRAINT mute_subject CHECK (task_id IS NOT NULL OR kind IS NOT NULL);
CREATE UNIQUE INDEX one_mute ON alert_mute (user_id, task_id, kind) NULLS NOT DISTINCT WHERE lifted_at IS NULL;

-- An e-mail that was sent has its moment; one that failed says why.
ALTER TABLE mail_digest
  ADD CONSTRAINT digest_attempts CHECK (attempts >= 0),
  ADD CONSTRAINT digest_sent CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT digest_failed CHECK (status <> 'FAILED' OR last_failure IS NOT NULL);

ALTER TABLE day_off ADD CONSTRAINT day_off_name CHECK (length(btrim(name)) > 0);
ALTER TABLE plan ADD CONSTRAINT plan_notice CHECK (extension_notice_days BETWEEN 0 AND 30);
