/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ExamAlertResponse:
 * @id: what the callback gets
 * @label: what the button says, with an underline for its mnemonic
 * @appearance: suggested, destructive or default
 */
typedef struct {
  const char           *id;
  const char           *label;
  AdwResponseAppearance appearance;
} ExamAlertResponse;

typedef void (*ExamAlertCallback) (const char *response,
                                   gpointer    user_data);

GtkWidget *exam_compat_alert (GtkWidget               *parent,
                              const char              *heading,
                              const char              *body,
                              const ExamAlertResponse *responses,
                              guint                    n_responses,
                              const char              *close_response,
                              ExamAlertCallback        callback,
                              gpointer                 user_data,
                              GDestroyNotify           destroy);
void       exam_compat_tell (GtkWidget  *parent,
                             const char *heading,
                             const char *body);
void       exam_compat_close_alert (GtkWidget *alert);
void       exam_compat_set_alert_child (GtkWidget *alert,
                                        GtkWidget *child);

typedef void (*ExamFileCallback) (GFile   *file,
                                  gpointer user_data);

typedef void (*ExamFilesCallback) (GListModel *files,
                                   gpointer    user_data);

void exam_compat_open_file (GtkWindow       *parent,
                            const char      *title,
                            const char      *filter_name,
                            const char      *suffixes,
                            ExamFileCallback callback,
                            gpointer         user_data);
void exam_compat_open_files (GtkWindow         *parent,
                             const char        *title,
                             const char        *filter_name,
                             const char *const *suffixes,
                             ExamFilesCallback  callback,
                             gpointer           user_data);
void exam_compat_save_file (GtkWindow       *parent,
                            const char      *title,
                            const char      *filter_name,
                            const char      *suffix,
                            const char      *name,
                            ExamFileCallback callback,
                            gpointer         user_data);

void exam_compat_show_about (GtkWindow *parent);
void exam_compat_announce (GtkWidget  *widget,
                           const char *message);

G_END_DECLS
