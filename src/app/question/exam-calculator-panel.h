/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_CALCULATOR_PANEL (exam_calculator_panel_get_type ())
G_DECLARE_FINAL_TYPE (ExamCalculatorPanel, exam_calculator_panel, EXAM, CALCULATOR_PANEL, GtkWidget)

G_END_DECLS
