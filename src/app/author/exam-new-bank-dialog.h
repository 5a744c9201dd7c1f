/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_NEW_BANK_DIALOG (exam_new_bank_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ExamNewBankDialog, exam_new_bank_dialog, EXAM, NEW_BANK_DIALOG, AdwWindow)

GtkWidget *exam_new_bank_dialog_new (GtkWindow   *parent,
                                     ExamContext *context);

G_END_DECLS
