-- The archive. The patient's words stand in `chat` and in the quotes of `record`; everything else is references and levels.
create table consultation (
  tenant       text        not null,
  id           text        not null,
  region       text        not null,
  channel      text        not null,
  opened_at    timestamptz not null,
  last_at      timestamptz not null,
  turns        integer     not null,
  level        text        not null,
  floor        text        not null,
  closed       boolean     not null default false,
  record       jsonb,
  head         text,
  -- set by the operator; while it holds nothing of the consultation is masked or deleted
  legal_hold   boolean     not null default false,
  primary key (tenant, id)
);

create table turn (
  tenant       text        not null,
  consultation text        not null,
  number       integer     not null,
  at           timestamptz not null,
  level        text        not null,
  floor        text        not null,
  knowledge    text        not null,
  head         text,
  chat         jsonb,
  record       jsonb,
  primary key (tenant, consultation, number),
  foreign key (tenant, consultation) references consultation (tenant, id) on delete cascade
);

-- What is left of an erased consultation for good. The proof that the patient was given names the same consultation.
create table erasure (
  tenant       text        not null,
  consultation text        not null,
  at           timestamptz not null,
  primary key (tenant, consultation)
);

create index turn_at on turn (at) where chat is not null;
create index consultation_last_at on consultation (last_at);
