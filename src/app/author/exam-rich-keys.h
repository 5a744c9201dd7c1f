/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/author/exam-rich-view.h"

G_BEGIN_DECLS

gboolean exam_rich_keys_press (ExamRichView   *self,
                               guint           key,
                               GdkModifierType state);

G_END_DECLS
