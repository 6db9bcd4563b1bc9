-- CreateTable
CREATE TABLE "letterhead" (
    "plan_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "superior" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "signer_title" TEXT NOT NULL,
    "signer_name" TEXT NOT NULL,
    "copies" TEXT NOT NULL,
    "archive" TEXT NOT NULL,

    CONSTRAINT "letterhead_pkey" PRIMARY KEY ("plan_id")
);

-- AddForeignKey
ALTER TABLE "letterhead" ADD CONSTRAINT "letterhead_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A document without a body, a place or a title for who signs cannot go out; a symbol is one word.
ALTER TABLE "letterhead" ADD CONSTRAINT "letterhead_is_whole" CHECK (
  version > 0 AND body <> '' AND place <> '' AND signer_title <> '' AND copies <> '' AND symbol !~ '\s'
);
