/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

char *exam_id_note_new (ExamBankEditor *editor,
                        ExamEntry      *entry,
                        const char     *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
