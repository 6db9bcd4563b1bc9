-- A request for a later deadline remembers that it came late by the plan's notice; a day off fits its weekday.
-- AlterTable
ALTER TABLE "extension_request" ADD COLUMN     "short_notice" BOOLEAN NOT NULL DEFAULT false;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- After the deadline there is no notice left to be short.
ALTER TABLE extension_request ADD CONSTRAINT extension_notice CHECK (NOT (late AND short_notice));

-- A day in lieu or given free is taken out of the working week; a day worked for it is one of the weekly rest.
ALTER TABLE day_off ADD CONSTRAINT day_off_weekday CHECK (
  CASE kind
    WHEN 'SWAPPED_WORKING' THEN extract(isodow FROM date) > 5
    WHEN 'HOLIDAY' THEN true
    ELSE extract(isodow FROM date) <= 5
  END);

ALTER TABLE plan ADD CONSTRAINT plan_order CHECK (
  ranking_minimum >= 1 AND closing_day < agency_due_day AND agency_due_day <= consolidated_due_day);
