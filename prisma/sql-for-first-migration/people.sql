-- Failed sign-ins, counted by rate-limiter-flexible (lib/people/sign-in-limits.ts). Its own column order: it inserts by position.
-- If the schema does not name this table, the next diff would drop it; the model that stands for it:
--
--   /// Failed sign-ins by hashed name and by address; written by rate-limiter-flexible only.
--   model SignInLimit {
--     key    String  @id @db.VarChar(255)
--     points Int     @default(0)
--     expire BigInt?
--
--     @@map("sign_in_limit")
--   }
CREATE TABLE IF NOT EXISTS "sign_in_limit" (
  "key" VARCHAR(255) NOT NULL,
  "points" INTEGER NOT NULL DEFAULT 0,
  "expire" BIGINT,
  CONSTRAINT "sign_in_limit_pkey" PRIMARY KEY ("key")
);

-- Names are typed in any case and kept in one: what is unique is unique to the eye.
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_username_form"
  CHECK ("username" ~ '^[a-z0-9]([a-z0-9.-]{0,58}[a-z0-9])?$');

-- Who writes for an agency has one.
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_writes_for_an_agency"
  CHECK ("role" NOT IN ('OFFICER', 'AGENCY_HEAD') OR "agency_id" IS NOT NULL);

-- Only argon2id hashes: a password never gets here as it was typed.
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_password_is_hashed"
  CHECK ("password_hash" LIKE '$argon2id$v=19$%');

-- A phrase that stands for several bodies owes no report, and a body does not stop before it starts.
ALTER TABLE "agency" ADD CONSTRAINT "agency_reporting_period"
  CHECK (("reports_from" IS NULL OR NOT "is_group")
    AND ("reports_to" IS NULL OR ("reports_from" IS NOT NULL AND "reports_to" >= "reports_from")));

CREATE INDEX IF NOT EXISTS "audit_entry_at" ON "audit_entry" ("at", "id");
