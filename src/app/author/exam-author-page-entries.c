/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "author/exam-entry-order.h"
#include "author/exam-entry-xml.h"

/* What is done with the selected question or case, and with new ones. Each of it is one step to undo. */

static ExamEntry *
get_entry (ExamAuthorPage *self)
{
  return self->editor != NULL ? exam_entry_list_get_selected (self->entry_list) : NULL;
}

/** Says which actions there is something for. */
void
exam_author_page_enable_entries (ExamAuthorPage *self)
{
  static const char *const of_entry[] = { "author.duplicate", "author.delete", "author.cut", "author.copy", "author.transfer" };
  static const char *const of_bank[] = { "author.new-item", "author.new-like", "author.new-case", "author.paste" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean sound = self->editor != NULL && exam_bank_editor_is_sound (self->editor);
  ExamEntry *entry = get_entry (self);
  ExamEntry *parent, *before;

  for (guint i = 0; i < G_N_ELEMENTS (of_bank); i++)
    gtk_widget_action_set_enabled (widget, of_bank[i], sound);
  for (guint i = 0; i < G_N_ELEMENTS (of_entry); i++)
    gtk_widget_action_set_enabled (widget, of_entry[i], sound && entry != NULL);

  /* Past what is not listed nobody sees it move. */
  sound = sound && entry != NULL && !exam_entry_list_is_filtered (self->entry_list);
  gtk_widget_action_set_enabled (widget, "author.move-up", sound &&
                                 exam_entry_order_find_up (exam_bank_editor_get_entries (self->editor), entry, &parent, &before));
  gtk_widget_action_set_enabled (widget, "author.move-down", sound &&
                                 exam_entry_order_find_down (exam_bank_editor_get_entries (self->editor), entry, &parent,
                                                             &before));
}

static void
filtered_cb (ExamAuthorPage *self)
{
  exam_author_page_enable_entries (self);
}

/* --- New ones --- */

/* Puts a piece of text behind what is selected, and selects it. */
static ExamEntry *
insert (ExamAuthorPage *self,
        const char     *xml)
{
  GListModel *entries = exam_bank_editor_get_entries (self->editor);
  ExamEntry *parent, *before, *inserted;
  ExamEntry *after = get_entry (self);
  g_autoptr (GError) error = NULL;

  /* There are no cases in cases. */
  if (after != NULL && exam_entry_xml_is_case (xml))
    {
      parent = before = NULL;
      for (guint i = exam_entry_order_find (entries, after) + 1; i < g_list_model_get_n_items (entries) && before == NULL; i++)
        {
          g_autoptr (ExamEntry) next = g_list_model_get_item (entries, i);

          if (exam_entry_get_case (next) == NULL)
            before = next;
        }
    }
  else
    {
      exam_entry_order_find_after (entries, after, &parent, &before);
    }

  inserted = exam_bank_editor_insert (self->editor, xml, parent, before, &error);
  if (inserted != NULL)
    exam_entry_list_select (self->entry_list, inserted);
  else
    exam_compat_tell (GTK_WIDGET (self), _("This cannot be put into the bank"), error != NULL ? error->message : "");
  return inserted;
}

static const char *
choose_domain (ExamAuthorPage *self)
{
  ExamEntry *entry = get_entry (self);
  const char *domain = entry != NULL ? exam_entry_get_domain (entry) : NULL;

  if (domain != NULL)
    return domain;
  if (self->format != NULL && self->format->domains->len > 0)
    return ((const ExamDomain *) g_ptr_array_index (self->format->domains, 0))->id;
  return "general";
}

/* Goes on as ids do beside it: behind "cca-12" comes "cca-13". */
static char *
make_id (ExamAuthorPage *self,
         ExamEntryKind   kind)
{
  ExamEntry *entry = get_entry (self);
  ExamEntry *its_case = entry != NULL ? exam_entry_get_case (entry) : NULL;
  g_autofree char *stem = NULL;

  if (kind == EXAM_ENTRY_CASE && its_case != NULL)
    entry = its_case;
  if (entry != NULL && exam_entry_get_id (entry) != NULL && exam_entry_get_kind (entry) == kind)
    stem = g_strdup (exam_entry_get_id (entry));
  else if (entry != NULL && exam_entry_get_id (entry) != NULL && kind == EXAM_ENTRY_ITEM)
    stem = g_strdup_printf ("%s-1", exam_entry_get_id (entry));
  else
    {
      g_autoptr (ExamBank) head = exam_bank_editor_read_head (self->editor);
      const char *id = head != NULL ? exam_bank_get_id (head) : NULL;

      stem = g_strdup_printf (kind == EXAM_ENTRY_CASE ? "%s-case-1" : "%s-1", id != NULL && *id != '\0' ? id : "bank");
    }
  return exam_bank_editor_make_id (self->editor, stem);
}

static void
insert_new (ExamAuthorPage *self,
            const char     *xml,
            const char     *part)
{
  if (insert (self, xml) == NULL)
    return;
  exam_author_panes_show (self->panes, EXAM_AUTHOR_PANE_MIDDLE);
  exam_author_page_focus_part (self, part);
}

static void
new_item (ExamAuthorPage *self,
          ExamItemKind    kind)
{
  g_autofree char *id = make_id (self, EXAM_ENTRY_ITEM);
  g_autofree char *xml = exam_entry_xml_new_item (kind, id, choose_domain (self));

  insert_new (self, xml, "stem");
}

static void
new_item_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const char *kind = g_variant_get_string (parameter, NULL);

  new_item (EXAM_AUTHOR_PAGE (widget), g_str_equal (kind, "codes")      ? EXAM_ITEM_TYPED_CODES
                                       : g_str_equal (kind, "multiple") ? EXAM_ITEM_MULTIPLE_CHOICE
                                                                        : EXAM_ITEM_SINGLE_CHOICE);
}

/* Of the kind that is written in already: one key for the next of many. */
static void
new_like_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  ExamEntry *entry = get_entry (self);
  ExamItemKind kind = EXAM_ITEM_SINGLE_CHOICE;

  if (entry != NULL && exam_entry_get_kind (entry) == EXAM_ENTRY_ITEM)
    {
      g_autoptr (ExamItemSheet) sheet = exam_bank_editor_read_item (self->editor, entry);

      if (sheet != NULL)
        kind = sheet->kind;
    }
  new_item (self, kind);
}

static void
new_case_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  g_autofree char *id = make_id (self, EXAM_ENTRY_CASE);
  g_autofree char *xml = exam_entry_xml_new_case (id, choose_domain (self));

  insert_new (self, xml, "title");
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  ExamEntry *copy = exam_bank_editor_duplicate (self->editor, get_entry (self));

  if (copy == NULL)
    return;
  exam_entry_list_select (self->entry_list, copy);
  exam_compat_announce (widget, _("Duplicated"));
}

/* --- Deleting --- */

static void
offer_undo (ExamAuthorPage *self,
            const char     *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "author.undo");
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_revision = exam_manuscript_get_revision (exam_bank_editor_get_manuscript (self->editor));
  adw_toast_overlay_add_toast (self->toasts, toast);
  exam_compat_announce (GTK_WIDGET (self), message);
}

static void
delete_entry (ExamAuthorPage *self)
{
  ExamEntry *entry = get_entry (self);
  ExamEntry *next = exam_entry_list_get_neighbour (self->entry_list);
  const char *id = exam_entry_get_id (entry);
  gboolean is_case = exam_entry_get_kind (entry) == EXAM_ENTRY_CASE;
  /* Translators: %s is the id of a question or case */
  g_autofree char *message = g_strdup_printf (is_case ? _("Case “%s” and its questions deleted") : _("Question “%s” deleted"),
                                              id != NULL ? id : _("no id"));

  if (!exam_bank_editor_remove (self->editor, entry))
    return;
  exam_entry_list_select (self->entry_list, next);
  offer_undo (self, message);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  delete_entry (EXAM_AUTHOR_PAGE (widget));
}

/* --- Moving --- */

static void
move_to (ExamAuthorPage *self,
         ExamEntry      *entry,
         ExamEntry      *parent,
         ExamEntry      *before)
{
  if (exam_bank_editor_move (self->editor, entry, parent, before))
    exam_entry_list_select (self->entry_list, entry);
}

static void
moved_cb (ExamAuthorPage *self,
          ExamEntry      *entry,
          ExamEntry      *parent,
          ExamEntry      *before)
{
  move_to (self, entry, parent, before);
}

static void
move_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  ExamEntry *parent, *before;

  if (exam_entry_order_find_up (exam_bank_editor_get_entries (self->editor), get_entry (self), &parent, &before))
    move_to (self, get_entry (self), parent, before);
}

static void
move_down_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  ExamEntry *parent, *before;

  if (exam_entry_order_find_down (exam_bank_editor_get_entries (self->editor), get_entry (self), &parent, &before))
    move_to (self, get_entry (self), parent, before);
}

/* --- Clipboard --- */

static void
copy (ExamAuthorPage *self)
{
  g_autofree char *xml = exam_bank_editor_dup_xml (self->editor, get_entry (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), xml);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);

  copy (self);
  exam_author_page_say (self, _("Copied as XML"));
}

static void
cut_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);

  copy (self);
  delete_entry (self);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (ExamAuthorPage) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *xml = text != NULL ? exam_entry_xml_trim (text) : NULL;
  g_autofree char *fresh = NULL;

  /* The bank may have been closed since. */
  if (self->editor == NULL || !exam_bank_editor_is_sound (self->editor))
    return;
  if (xml == NULL)
    {
      exam_author_page_say (self, _("What was copied is no question and no case"));
      return;
    }

  fresh = exam_entry_xml_refresh_ids (xml, self->editor);
  insert (self, fresh);
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), EXAM_AUTHOR_PAGE (widget)->cancellable, pasted_cb,
                                 g_object_ref (widget));
}

/* --- Class --- */

/** Installs what is done with entries. */
void
exam_author_page_install_entries (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "author.new-item", "s", new_item_action);
  gtk_widget_class_install_action (widget_class, "author.new-like", NULL, new_like_action);
  gtk_widget_class_install_action (widget_class, "author.new-case", NULL, new_case_action);
  gtk_widget_class_install_action (widget_class, "author.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "author.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "author.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "author.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "author.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "author.cut", NULL, cut_action);
  gtk_widget_class_install_action (widget_class, "author.paste", NULL, paste_action);
}

/** Binds what the template connects to the list. */
void
exam_author_page_bind_entries (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, filtered_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
}
