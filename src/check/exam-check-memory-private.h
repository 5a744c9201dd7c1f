/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank.h"
#include "check/exam-check-memory.h"
#include "check/exam-check-rule.h"

G_BEGIN_DECLS

/* Groups of rules that look at an item by itself, and at the documents of its case. */
typedef enum {
  EXAM_CHECK_GROUP_ALLOWANCES,
  EXAM_CHECK_GROUP_COMPLETENESS,
  EXAM_CHECK_GROUP_OPTIONS,
  EXAM_CHECK_GROUP_WORDING,
  EXAM_CHECK_GROUP_CODES,
  EXAM_CHECK_GROUP_BOOKS,
  EXAM_CHECK_N_GROUPS,
} ExamCheckGroup;

typedef struct {
  ExamCheckRule rule;
  char         *message;
} ExamCheckFinding;

/* What is known of an item. */
typedef struct {
  ExamItem  *item;                           /* (owned) */
  gboolean   with_record;                    /* the documents of its case were looked at with it */
  guint      position;                       /* in the bank, from 0 */
  gboolean   gone;                           /* it is in the bank no more */
  guint      known;                          /* bits of the groups that have looked at it */
  GArray    *findings[EXAM_CHECK_N_GROUPS];  /* (nullable) (element-type ExamCheckFinding) */
  guint      missing;                        /* bits of the code systems whose books it lacks */
  GArray    *runs;                           /* (nullable) (element-type guint64): see exam-checker-duplicates.c */
} ExamCheckNote;

/* Two items that ask nearly the same. */
typedef struct {
  ExamCheckNote *a;
  ExamCheckNote *b;
  double         alike;
} ExamCheckPair;

struct _ExamCheckMemory
{
  char       *context;  /* (owned) (nullable): what the findings depend on besides the items */
  GPtrArray  *notes;    /* (element-type ExamCheckNote): of the items of the bank, in its order */
  GHashTable *by_id;    /* (element-type utf8 ExamCheckNote) */
  GPtrArray  *fresh;    /* (element-type ExamCheckNote) (unowned): those that the last version did not have */
  GArray     *pairs;    /* (element-type ExamCheckPair): of notes that are not fresh */
  gboolean    paired;   /* these are all */
};

void           exam_check_memory_begin (ExamCheckMemory *self,
                                        const ExamBank  *bank,
                                        char            *context);
ExamCheckNote *exam_check_memory_get (ExamCheckMemory *self,
                                      guint            index);

gboolean exam_check_note_knows (const ExamCheckNote *self,
                                ExamCheckGroup       group);
void     exam_check_note_add (ExamCheckNote *self,
                              ExamCheckGroup group,
                              ExamCheckRule  rule,
                              const char    *message);

G_END_DECLS
