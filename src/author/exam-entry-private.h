/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-entry.h"

G_BEGIN_DECLS

/* For the editor whose entry it is. */
struct _ExamEntry
{
  GObject parent_instance;

  ExamEntryKind kind;
  ExamEntry    *exam_case;  /* (owned) (nullable) */
  char         *id;         /* (owned) (nullable) */
  char         *domain;     /* (owned) (nullable) */
  char         *summary;    /* (owned) */
  gsize         start;
  gsize         end;
  guint64       hash;       /* of its text; that of a case leaves its items out */
};

ExamEntry *exam_entry_new (ExamEntryKind kind) G_GNUC_WARN_UNUSED_RESULT;
void       exam_entry_take (ExamEntry *self,
                            ExamEntry *exam_case,
                            char      *id,
                            char      *domain,
                            char      *summary);

G_END_DECLS
