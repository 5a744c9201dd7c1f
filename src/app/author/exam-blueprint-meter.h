/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-bank.h"
#include "bank/exam-format.h"

G_BEGIN_DECLS

#define EXAM_TYPE_BLUEPRINT_METER (exam_blueprint_meter_get_type ())
G_DECLARE_FINAL_TYPE (ExamBlueprintMeter, exam_blueprint_meter, EXAM, BLUEPRINT_METER, GtkWidget)

GtkWidget *exam_blueprint_meter_new (void);

void exam_blueprint_meter_set_bank (ExamBlueprintMeter *self,
                                    ExamBank           *bank,
                                    ExamFormat         *format);

G_END_DECLS
