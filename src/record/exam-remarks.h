/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-cause.h"

G_BEGIN_DECLS

/**
 * ExamPastCause:
 * @sitting_id: an earlier sitting
 * @position: 0-based position of the item there
 * @started_at: when that sitting began, in microseconds since 1970
 * @cause: why the item was missed there
 */
typedef struct {
  gint64    sitting_id;
  guint     position;
  gint64    started_at;
  ExamCause cause;
} ExamPastCause;

/**
 * ExamRemark:
 * @item_hash: (nullable): hash of the item's content as it was served
 * @bank_id: (nullable): id of the bank that it came from
 * @bank_revision: (nullable): revision of that bank
 * @cause: why it was missed in this sitting
 * @past_causes: (nullable) (element-type ExamPastCause): why it was missed in earlier sittings, the newest first
 * @note: (nullable): what the candidate notes about the item, whatever the sitting
 * @doubt: (nullable): why the candidate doubts the key of this content
 *
 * What the candidate says of an item after a sitting, and where the item came from.
 */
typedef struct {
  char     *item_hash;
  char     *bank_id;
  char     *bank_revision;
  ExamCause cause;
  GArray   *past_causes;
  char     *note;
  char     *doubt;
} ExamRemark;

/**
 * ExamRemarks:
 * @items: (element-type ExamRemark): by position
 *
 * What the candidate says of the items of a sitting.
 */
typedef struct {
  GArray *items;
} ExamRemarks;

ExamRemarks *exam_remarks_new (guint n_items) G_GNUC_WARN_UNUSED_RESULT;
void         exam_remarks_free (ExamRemarks *self);

guint             exam_remarks_get_n_items (const ExamRemarks *self);
const ExamRemark *exam_remarks_get (const ExamRemarks *self,
                                    guint              position);
void              exam_remarks_set_cause (ExamRemarks *self,
                                          guint        position,
                                          ExamCause    cause);
void              exam_remarks_set_note (ExamRemarks *self,
                                         guint        position,
                                         const char  *note);
void              exam_remarks_set_doubt (ExamRemarks *self,
                                          guint        position,
                                          const char  *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamRemarks, exam_remarks_free)

G_END_DECLS
