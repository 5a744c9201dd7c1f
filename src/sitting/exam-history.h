/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamHistory:
 *
 * When the candidate has last been served each item.
 */
typedef struct _ExamHistory ExamHistory;

/** Called for each item of a history. */
typedef void (*ExamHistoryFunc) (const char *item_id,
                                 gint64      last_seen,
                                 gpointer    user_data);

ExamHistory *exam_history_new (void) G_GNUC_WARN_UNUSED_RESULT;
void         exam_history_free (ExamHistory *self);

void   exam_history_add (ExamHistory *self,
                         const char  *item_id,
                         gint64       wall_time);
gint64 exam_history_get_last_seen (const ExamHistory *self,
                                   const char        *item_id);
void   exam_history_foreach (const ExamHistory *self,
                             ExamHistoryFunc    func,
                             gpointer           user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamHistory, exam_history_free)

G_END_DECLS
