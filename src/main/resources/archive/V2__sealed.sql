-- With master keys `chat` and `record` are sealed texts: JSON strings, each sealed with the data key of its consultation. Keys
-- stand in a table of their own, so that dumps of the rest may be kept for long: without the key of today they open nothing
-- that was erased since.
create table data_key (
  tenant       text        not null,
  consultation text        not null,
  wrapped      text        not null,
  made_at      timestamptz not null default now(),
  primary key (tenant, consultation)
);

-- What an operator did: a legal hold set or lifted, a record read; and why.
create table act (
  tenant       text        not null,
  consultation text        not null,
  at           timestamptz not null default now(),
  what         text        not null,
  why          text        not null
);

create index act_consultation on act (tenant, consultation);
create index consultation_region on consultation (region);
