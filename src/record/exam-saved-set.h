/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** In place of a name: the settings that were used last. */
#define EXAM_SAVED_SET_LAST ""

/**
 * ExamSavedSet:
 * @name: what the candidate calls it; %EXAM_SAVED_SET_LAST for the settings used last
 * @settings: how it is put together, as text
 * @changed_at: when it was saved, in microseconds since 1970
 *
 * A practice set that is kept.
 */
typedef struct {
  char  *name;
  char  *settings;
  gint64 changed_at;
} ExamSavedSet;

void exam_saved_set_free (ExamSavedSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamSavedSet, exam_saved_set_free)

G_END_DECLS
