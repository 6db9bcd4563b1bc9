-- Everyone an alert is for stands on it, so that whoever takes an account over later can still be told.
-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "roles" "Role"[] DEFAULT ARRAY[]::"Role"[];
-- What had been raised before went to those whom the first word of its key tells.
UPDATE "alert" SET "roles" = CASE
  WHEN "agency_id" IS NOT NULL AND split_part("key", ':', 1) IN ('ahead', 'late') THEN '{OFFICER}'
  WHEN "agency_id" IS NOT NULL AND split_part("key", ':', 1) = 'late-head' THEN '{AGENCY_HEAD}'
  WHEN "agency_id" IS NOT NULL THEN '{OFFICER,AGENCY_HEAD}'
  WHEN split_part("key", ':', 1) = 'task-late' THEN '{SECRETARIAT,OFFICE}'
  ELSE ARRAY["role"]::text END::"Role"[];
ALTER TABLE "alert" DROP COLUMN "role";

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- An alert has an addressee. (The check that stood here before went with the column it spoke of.)
ALTER TABLE alert ALTER COLUMN roles SET NOT NULL, ADD CONSTRAINT alert_addressee CHECK (cardinality(roles) > 0);
