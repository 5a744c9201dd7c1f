/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamRandom:
 *
 * Random numbers that are the same for the same 64-bit seed on every machine and with every version of GLib.
 */
typedef struct _ExamRandom ExamRandom;

ExamRandom *exam_random_new (guint64 seed) G_GNUC_WARN_UNUSED_RESULT;
void        exam_random_free (ExamRandom *self);

guint exam_random_below (ExamRandom *self,
                         guint       limit);
void  exam_random_shuffle (ExamRandom *self,
                           gpointer   *array,
                           guint       length);

guint64 exam_random_make_seed (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamRandom, exam_random_free)

G_END_DECLS
